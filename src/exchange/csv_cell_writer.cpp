#include "exchange/csv_cell_writer.h"

#include "exchange/csv_cell.h"
#include "exchange/csv_plain_numbers.h"
#include "facts/dossier.h"

namespace couvert {
namespace {

constexpr std::int64_t ppm_of_percent = 10'000;

}  // namespace

CsvCellWriter::CsvCellWriter(const Form& form, const CsvColumns& columns)
    : form_(form), decimals_(static_cast<unsigned>(form.currency.decimals())), calendar_(form.zone) {
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

bool CsvCellWriter::put(const CsvCell& cell, std::size_t row) {
  const Target& target = targets_[cell.column];
  if (target.memory.numbers == nullptr) return put_word(target, cell.view(), row);
  std::int64_t number = 0;
  if (!read_number(target.type, cell.view(), number)) return false;
  set_bit(target.memory.known, row);
  target.memory.numbers[row] = number;
  return true;
}

bool CsvCellWriter::put_word(const Target& target, std::string_view text, std::size_t row) {
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

bool CsvCellWriter::read_number(FactType type, std::string_view text, std::int64_t& number) {
  switch (type) {
    case FactType::money: return read_plain_decimal(text, decimals_, number);
    case FactType::date: return calendar_.read_day(text, number);
    case FactType::instant: return calendar_.read_moment(text, number);
    case FactType::count: return read_plain_decimal(text, 0, number) && number <= max_count;
    case FactType::percent: {
      if (!read_plain_decimal(text, 0, number) || number > 100) return false;
      number *= ppm_of_percent;
      return true;
    }
    default: return false;
  }
}

std::optional<std::string> CsvCellWriter::put_slowly(const CsvCell& cell, std::size_t row) const {
  const Target& target = targets_[cell.column];
  const auto value = read_csv_cell(*target.column->spec, cell.view(), form_);
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
