#include "exchange/csv_cell_writer.h"

#include "exchange/csv_cell.h"
#include "exchange/csv_plain_numbers.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

constexpr std::int64_t ppm_of_percent = 10'000;

}  // namespace

CsvCellWriter::CsvCellWriter(const Form& form, const CsvColumns& columns) : form_(form), clock_(form.zone) {
  for (const CsvColumn& column : columns.columns) {
    Target& target = targets_.emplace_back();
    target.side = column.side;
    target.column = &column;
    if (column.spec != nullptr) target.type = column.spec->type;
  }
}

void CsvCellWriter::start(ChunkStorage& storage) {
  for (Target& target : targets_) {
    if (target.side == CsvColumn::Side::dossier) target.memory = storage.of_dossier(target.column->id);
    if (target.side == CsvColumn::Side::cost) target.memory = storage.of_cost(target.column->id);
  }
}

std::optional<std::string> CsvCellWriter::put(const CsvCell& cell, std::size_t row) {
  const Target& target = targets_[cell.column];
  const std::string_view text = cell.view();
  const bool has_words = target.memory.numbers == nullptr;
  if (has_words ? put_word(target, text, row) : put_number(target, text, row)) return std::nullopt;
  return put_slowly(target, text, row);
}

bool CsvCellWriter::put_word(const Target& target, std::string_view text, std::size_t row) const {
  const std::optional<std::uint8_t> code = target.column->words.find(text);
  if (!code) return false;
  if (*code == CsvColumns::open_code) {
    set_bit(target.memory.open, row);
    return true;
  }
  set_bit(target.memory.known, row);
  if (target.memory.codes != nullptr) target.memory.codes[row] = *code;
  else target.memory.bits[row / word_bits] |= Word{*code} << (row % word_bits);
  return true;
}

bool CsvCellWriter::put_number(const Target& target, std::string_view text, std::size_t row) {
  std::int64_t number = 0;
  constexpr std::size_t date_size = 10;
  switch (target.type) {
    case FactType::money:
      if (!read_plain_decimal(text, static_cast<unsigned>(form_.currency.decimals()), number)) return false;
      break;
    case FactType::date:
      if (text.size() != date_size || !read_plain_day(text.data(), number)) return false;
      break;
    case FactType::instant: {
      PlainMoment moment;
      if (!read_plain_moment(text, moment)) return false;
      if (moment.is_local && !clock_.to_utc(moment.day, moment.seconds)) return false;
      number = moment.seconds;
      break;
    }
    case FactType::count:
      if (!read_plain_decimal(text, 0, number) || number > max_count) return false;
      break;
    case FactType::percent:
      if (!read_plain_decimal(text, 0, number) || number > 100) return false;
      number *= ppm_of_percent;
      break;
    default: return false;
  }
  set_bit(target.memory.known, row);
  target.memory.numbers[row] = number;
  return true;
}

std::optional<std::string> CsvCellWriter::put_slowly(const Target& target, std::string_view text, std::size_t row) const {
  const auto value = read_csv_cell(*target.column->spec, text, form_);
  if (!value) return value.error();
  if (!is_known(*value)) {
    set_bit(target.memory.open, row);
    return std::nullopt;
  }
  set_bit(target.memory.known, row);
  if (target.memory.bits != nullptr && value->number != 0) set_bit(target.memory.bits, row);
  if (target.memory.codes != nullptr) target.memory.codes[row] = static_cast<std::uint8_t>(value->number);
  if (target.memory.numbers != nullptr) target.memory.numbers[row] = value->number;
  return std::nullopt;
}

}  // namespace couvert
