#include "exchange/arrow_values.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>
#include <string_view>

#include "base/aligned.h"
#include "exchange/arrow_numbers.h"
#include "exchange/arrow_options.h"
#include "exchange/bit_copies.h"
#include "source/diagnostic.h"

namespace couvert {
namespace {

using WritableColumn = ChunkStorage::WritableColumn;

/// Copies where an array has values into a plane.
void copy_validity(const ArrowArray& array, const ArrowRun& run, Word* plane) {
  if (array.validity != nullptr) copy_bits({array.validity, run.from}, run.count, plane, run.at);
  else set_bits(run.count, plane, run.at);
}

std::string unknown_word(std::string_view word, const std::vector<std::string>& options) {
  const std::string hint = did_you_mean(word, options);
  return shown_name(word) + " is none of its options" + (hint.empty() ? "" : "; " + hint);
}

/// Bytes that are all ones where a bit of a byte is set.
constexpr std::array<Word, 256> spread_bits = [] {
  std::array<Word, 256> table{};
  for (std::size_t bits = 0; bits < table.size(); ++bits) {
    for (std::size_t i = 0; i < 8; ++i) table[bits] |= ((bits >> i) & 1) != 0 ? Word{0xff} << (8 * i) : 0;
  }
  return table;
}();

/// Copies sixty-four codes, 0 where they are not wanted. Gives the largest.
std::uint8_t copy_codes(const std::uint8_t* indices, Word wanted, std::uint8_t* codes) {
  for (std::size_t i = 0; i < 8; ++i) {
    Word eight = 0;
    std::memcpy(&eight, indices + 8 * i, sizeof eight);
    eight &= spread_bits[(wanted >> (8 * i)) & 0xff];
    std::memcpy(codes + 8 * i, &eight, sizeof eight);
  }
  std::uint8_t most = 0;
  for (std::size_t i = 0; i < word_bits; ++i) most = std::max(most, codes[i]);
  return most;
}

/// Reads the options of one column out of one batch.
class OptionReader {
 public:
  OptionReader(const BoundColumn& bound, const std::vector<std::string>& options, const ArrowRun& run, const WritableColumn& column,
               ColumnFaults& faults)
      : bound_(bound), options_(options), run_(run), array_(run.batch->arrays[bound.values]), column_(column), faults_(faults) {}

  void read() {
    for (std::size_t word = run_.at / word_bits; word < words_for(run_.at + run_.count); ++word) {
      const Word in_run = rows_of_run(run_, word);
      const Word wanted = column_.known[word] & in_run;
      if (wanted != 0) read_word(word, wanted, in_run == ~Word{0});
    }
  }

 private:
  void read_word(std::size_t word, Word wanted, bool is_whole) {
    const std::size_t source = run_.from + word * word_bits - run_.at;
    if (is_whole && bound_.is_dictionary && bound_.index.bits == 8 && array_.options->are_in_order) {
      const std::uint8_t most = copy_codes(array_.values.data() + source, wanted, column_.codes + word * word_bits);
      // Where no index is too large, the codes are right already.
      if (array_.options->words > most) return;
    }
    for (; wanted != 0; wanted &= wanted - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(wanted));
      read_row(word * word_bits + i, source + i);
    }
  }

  void read_row(std::size_t row, std::size_t source) {
    const std::uint8_t code = bound_.is_dictionary ? code_of_index(index_at(source)) : code_of_text(source);
    column_.codes[row] = code;
    if (code < OptionWords::no_word) return;
    column_.codes[row] = 0;
    column_.known[row / word_bits] &= ~(Word{1} << (row % word_bits));
    if (code == OptionWords::no_option) faults_.add(row, reason(source));
  }

  [[nodiscard]] std::uint8_t code_of_index(std::uint64_t index) const {
    return index < array_.options->codes.size() ? array_.options->codes[index] : OptionWords::no_option;
  }

  /// A negative index becomes one that is too large.
  [[nodiscard]] std::uint64_t index_at(std::size_t source) const {
    const int bits = bound_.index.bits;
    std::uint64_t index = 0;
    std::memcpy(&index, array_.values.data() + source * static_cast<std::size_t>(bits) / 8, static_cast<std::size_t>(bits) / 8);
    const bool is_negative = bound_.index.is_signed && bits < 64 && ((index >> (bits - 1)) & 1) != 0;
    return is_negative ? ~std::uint64_t{0} : index;
  }

  std::uint8_t code_of_text(std::size_t source) {
    const auto text = text_at(array_, bound_.type.kind, source);
    if (!text) return OptionWords::no_option;
    // Rows that follow each other often say the same.
    if (last_ < options_.size() && options_[last_] == *text) return static_cast<std::uint8_t>(last_);
    const auto found = std::ranges::find(options_, *text);
    if (found == options_.end()) return OptionWords::no_option;
    last_ = static_cast<std::size_t>(found - options_.begin());
    return static_cast<std::uint8_t>(last_);
  }

  [[nodiscard]] std::string reason(std::size_t source) const {
    if (!bound_.is_dictionary) {
      const auto text = text_at(array_, bound_.type.kind, source);
      return text ? unknown_word(*text, options_) : "its text lies outside of the column";
    }
    const std::uint64_t index = index_at(source);
    const auto word = std::ranges::lower_bound(array_.options->unknown, index, {}, &std::pair<std::size_t, std::string>::first);
    if (word != array_.options->unknown.end() && word->first == index) return unknown_word(word->second, options_);
    return "its index lies outside of the dictionary";
  }

  const BoundColumn& bound_;
  const std::vector<std::string>& options_;
  const ArrowRun& run_;
  const ArrowArray& array_;
  const WritableColumn& column_;
  ColumnFaults& faults_;
  std::size_t last_ = 0;
};

void read_values(const BoundColumn& bound, const Form& form, const ColumnSpec& spec, const ArrowRun& run, const WritableColumn& column,
                 LocalTimes& times, ColumnFaults& faults) {
  if (run.count == 0 || bound.values == no_slot || bound.type.kind == ArrowKind::nothing) return;
  const ArrowArray& array = run.batch->arrays[bound.values];
  copy_validity(array, run, column.known);
  if (spec.type == FactType::truth) copy_bits({array.values.data(), run.from}, run.count, column.bits, run.at);
  else if (spec.type == FactType::option) OptionReader(bound, spec.options, run, column, faults).read();
  else read_numbers(bound, form, spec.type, run, column, times, faults);
}

/// What says `unknown`: true, and not null.
void read_open(std::uint16_t slot, std::span<const ArrowRun> runs, std::size_t rows, const WritableColumn& column) {
  AlignedVector<Word> valid(words_for(rows), 0);
  for (const ArrowRun& run : runs) {
    if (run.count == 0) continue;
    const ArrowArray& array = run.batch->arrays[slot];
    copy_validity(array, run, valid.data());
    copy_bits({array.values.data(), run.from}, run.count, column.open, run.at);
  }
  for (std::size_t word = 0; word < valid.size(); ++word) column.open[word] &= valid[word];
}

}  // namespace

void read_column(const BoundColumn& bound, const Form& form, const ColumnSpec& spec, std::span<const ArrowRun> runs, std::size_t rows,
                 const ChunkStorage::WritableColumn& column, LocalTimes& times, ColumnFaults& faults) {
  for (const ArrowRun& run : runs) read_values(bound, form, spec, run, column, times, faults);
  if (column.bits != nullptr) {
    for (std::size_t word = 0; word < words_for(rows); ++word) column.bits[word] &= column.known[word];
  }
  if (bound.open != no_slot) read_open(bound.open, runs, rows, column);
}

}  // namespace couvert
