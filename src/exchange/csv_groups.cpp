#include "exchange/csv_groups.h"

#include <algorithm>
#include <string>

#include "exchange/csv_dialect.h"
#include "exchange/csv_line.h"

namespace couvert {
namespace {

std::string unquoted(std::string_view raw) {
  CsvFields fields(raw);
  const CsvField field = fields.next();
  if (!field.is_quoted || !field.is_well_formed) return std::string(raw);
  std::string text;
  append_unquoted(text, raw);
  return text;
}

/// Whether two keys say the same; an empty one is like no other.
bool is_same_key(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  if (!a.starts_with('"') && !b.starts_with('"')) return a == b;
  const std::string text = unquoted(a);
  return !text.empty() && text == unquoted(b);
}

}  // namespace

std::string_view CsvGroups::key_of(std::string_view line) const {
  if (!key_) return {};
  CsvFields fields(line);
  for (std::size_t field = 0; field < *key_ && !fields.at_end(); ++field) (void)fields.next();
  return fields.at_end() ? std::string_view{} : fields.next().raw;
}

/// The key of the last filled line before `from`, which is the beginning of a line.
std::string_view CsvGroups::key_before(std::string_view text, std::size_t from) const {
  while (from > 0) {
    const std::size_t line_end = text.substr(0, from - 1).rfind('\n');
    const std::size_t begin = line_end == std::string_view::npos ? 0 : line_end + 1;
    const std::string_view line = line_at(text, begin).text;
    if (!line.empty()) return key_of(line);
    from = begin;
  }
  return {};
}

std::size_t CsvGroups::start_from(std::string_view text, std::size_t from) const {
  if (from >= text.size()) return text.size();
  if (from > 0 && text[from - 1] != '\n') from = line_at(text, from).next;
  const std::string_view key = key_before(text, from);
  const std::size_t give_up = from + max_csv_dossier_bytes + max_csv_line_bytes;
  while (from < text.size() && from < give_up) {
    const CsvLineExtent line = line_at(text, from);
    if (!line.text.empty() && !is_same_key(key_of(line.text), key)) break;
    from = line.next;
  }
  return from;
}

CsvExtent CsvGroups::measure(std::string_view text, std::vector<std::uint32_t>* lines_of) const {
  CsvExtent extent;
  std::string_view key;
  std::size_t begin = 0;  // of the dossier
  for (std::size_t at = 0; at < text.size() && !extent.excess;) {
    const CsvLineExtent line = line_at(text, at);
    ++extent.lines;
    if (!line.text.empty()) {
      const std::string_view own_key = key_of(line.text);
      if (extent.dossiers == 0 || !is_same_key(own_key, key)) {
        begin = at;
        key = own_key;
        ++extent.dossiers;
        if (lines_of != nullptr) lines_of->push_back(0);
      }
      if (lines_of != nullptr) ++lines_of->back();
      if (line.text.size() > max_csv_line_bytes) extent.excess = CsvExcess::line;
      else if (line.next - begin > max_csv_dossier_bytes) extent.excess = CsvExcess::dossier;
    }
    at = line.next;
  }
  return extent;
}

}  // namespace couvert
