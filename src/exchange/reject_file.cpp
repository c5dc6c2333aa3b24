#include "exchange/reject_file.h"

#include "exchange/csv_line.h"

namespace couvert {

std::string reject_file_header() { return "row,column,reason\n"; }

std::string encode_rejects(const std::vector<Reject>& rejects) {
  std::string text;
  for (const Reject& reject : rejects) {
    text += std::to_string(reject.row);
    text += ',';
    append_csv_field(text, reject.column);
    text += ',';
    append_csv_field(text, reject.reason);
    text += '\n';
  }
  return text;
}

}  // namespace couvert
