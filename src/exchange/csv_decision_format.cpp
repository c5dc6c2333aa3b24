// Decisions as CSV text.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "exchange/csv_format.h"
#include "exchange/csv_line.h"
#include "exchange/csv_row_masks.h"
#include "exchange/csv_text_buffer.h"
#include "facts/decision.h"

namespace couvert {
namespace {

/// The names of one column of lists, ready to be written.
struct Names {
  std::vector<std::string> plain;
  std::vector<bool> needs_quotes;
  std::size_t all_bytes = 2;  // what a cell with every name takes at most, quotes and semicolons included

  explicit Names(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      std::string field;
      append_csv_field(field, name);
      needs_quotes.push_back(field != name);
      // Inside a field that is quoted as a whole only the doubled quotes of a name are left.
      plain.push_back(needs_quotes.back() ? field.substr(1, field.size() - 2) : field);
      all_bytes += plain.back().size() + 1;
    }
  }
};

std::vector<RowPlane> planes_of(const std::vector<AlignedVector<Word>>& planes) {
  std::vector<RowPlane> all;
  for (const AlignedVector<Word>& plane : planes) all.push_back({.bits = plane.data()});
  return all;
}

/// Writes the names of a row, joined by semicolons.
void put_names(const Names& names, CsvRowMasks& masks, std::size_t row, CsvTextBuffer& text) {
  bool needs_quotes = false;
  bool is_first = true;
  masks.for_each(row, [&](std::size_t i) { needs_quotes = needs_quotes || names.needs_quotes[i]; });
  if (needs_quotes) text.put('"');
  masks.for_each(row, [&](std::size_t i) {
    if (!std::exchange(is_first, false)) text.put(';');
    // A name without quotes of its own is written as it is, inside quotes and outside.
    text.put(names.plain[i]);
  });
  if (needs_quotes) text.put('"');
}

class CsvDecisionFormat final : public DecisionFormat {
 public:
  explicit CsvDecisionFormat(const DecisionLayout& layout)
      : decimals_(layout.currency.decimals()), lists_{Names(layout.clauses), Names(layout.missing), Names(layout.assumed)} {}

  std::string header() const override { return "row,outcome,payable,payable_at_most,clauses,missing,assumed\n"; }
  std::string trailer(const std::vector<PartPlace>& /*parts*/) const override { return {}; }
  std::optional<std::uint64_t> size_of(std::size_t /*dossiers*/) const override { return std::nullopt; }

  EncodedPart encode(const DecisionBlock& block) const override {
    constexpr std::size_t commas_and_outcome = 32;
    std::size_t longest = commas_and_outcome + 3 * CsvTextBuffer::longest_number;
    for (const Names& names : lists_) longest += names.all_bytes;
    std::array<CsvRowMasks, 3> masks{CsvRowMasks(planes_of(block.clauses)), CsvRowMasks(planes_of(block.missing)),
                                     CsvRowMasks(planes_of(block.assumed))};
    CsvTextBuffer text;
    for (std::size_t row = 0; row < block.dossiers; ++row) {
      text.make_room(longest);
      text.put_number(block.first_row + row);
      if (!bit_of(block.decided.data(), row)) {
        text.put(",,,,,,\n");
        continue;
      }
      text.put(',');
      text.put(name_of(static_cast<Outcome>(block.outcomes[row])));
      text.put(',');
      text.put_decimal(static_cast<std::uint64_t>(block.payable[row]), decimals_);
      text.put(',');
      if (bit_of(block.at_most_known.data(), row)) text.put_decimal(static_cast<std::uint64_t>(block.payable_at_most[row]), decimals_);
      for (std::size_t list = 0; list < lists_.size(); ++list) {
        text.put(',');
        put_names(lists_[list], masks[list], row, text);
      }
      text.put('\n');
    }
    return {.bytes = std::move(text).take()};
  }

 private:
  int decimals_;
  std::array<Names, 3> lists_;
};

}  // namespace

std::unique_ptr<DecisionFormat> csv_decision_format(const DecisionLayout& layout) { return std::make_unique<CsvDecisionFormat>(layout); }

}  // namespace couvert
