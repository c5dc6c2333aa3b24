#include "exchange/csv_line.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "exchange/csv_byte_masks.h"

namespace couvert {
namespace {

/// Where a quoted field ends: behind its closing quote, or at the end of the line.
std::size_t end_of_quoted(std::string_view text) {
  std::size_t at = 1;
  while (at < text.size()) {
    if (text[at] != '"') {
      ++at;
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      at += 2;
    } else {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// The masks of the next bytes; behind the end of the text stands a line end, for the last line may have none.
ByteMasks masks_at(const char* from, const char* end) {
  const auto left = static_cast<std::size_t>(end - from);
  if (left >= mask_bytes) return byte_masks(from);
  std::array<char, mask_bytes> padded{};
  std::memcpy(padded.data(), from, left);
  padded[left] = '\n';
  return byte_masks(padded.data());
}

}  // namespace

CsvField CsvFields::next() {
  CsvField field;
  std::size_t from = 0;
  if (rest_.starts_with('"')) {
    field.is_quoted = true;
    from = end_of_quoted(rest_);
    field.is_well_formed = from != std::string_view::npos;
  }
  const std::size_t comma = from == std::string_view::npos ? from : rest_.find(',', from);
  field.raw = rest_.substr(0, comma);
  if (field.is_quoted) field.is_well_formed = field.is_well_formed && from == field.raw.size();
  else field.is_well_formed = field.raw.find('"') == std::string_view::npos;
  at_end_ = comma == std::string_view::npos;
  rest_.remove_prefix(at_end_ ? rest_.size() : comma + 1);
  return field;
}

void append_unquoted(std::string& text, std::string_view raw) {
  raw = raw.substr(1, raw.size() - 2);
  for (std::size_t at = 0; at < raw.size(); ++at) {
    text += raw[at];
    if (raw[at] == '"') ++at;
  }
}

void append_csv_field(std::string& text, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += field;
    return;
  }
  text += '"';
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

CsvLineExtent line_at(std::string_view text, std::size_t from) {
  const std::size_t end = std::min(text.find('\n', from), text.size());
  std::string_view line = text.substr(from, end - from);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

void skip_blank_lines(std::string_view& text) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) {
    const CsvLineExtent line = line_at(text, 0);
    if (!line.text.empty()) return;
    text.remove_prefix(line.next);
  }
}

void CsvLine::take_from(std::string_view& text) {
  filled_ = 0;
  fields_ = 0;
  badly_quoted_.reset();
  if (!split_plain(text)) split_quoted(text);
}

void CsvLine::add(std::size_t column, const char* text, std::size_t size) {
  if (column >= cells_.size()) return;
  cells_[filled_++] = {text, static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(column)};
}

// Most cells are empty, and an empty cell is a comma right behind another: such commas are counted and never looked at one by one.
// False if there is a quote; then nothing is taken.
bool CsvLine::split_plain(std::string_view& text) {
  const char* const end = text.data() + text.size();
  const char* cell = text.data();
  std::uint64_t behind_delimiter = 1;
  std::size_t fields = 0;
  for (const char* block = text.data();; block += mask_bytes) {
    const ByteMasks masks = masks_at(block, end);
    const std::uint64_t line_end = masks.line_ends & (0 - masks.line_ends);
    const std::uint64_t of_line = line_end == 0 ? ~std::uint64_t{0} : line_end | (line_end - 1);
    if ((masks.quotes & of_line) != 0) {
      filled_ = 0;
      return false;
    }
    const std::uint64_t delimiters = (masks.commas & of_line) | line_end;
    std::uint64_t filled_ends = delimiters & ~((delimiters << 1U) | behind_delimiter);
    while (filled_ends != 0) {
      const std::uint64_t below = (filled_ends & (0 - filled_ends)) - 1;
      const std::uint64_t before = delimiters & below;
      const char* const begin = before == 0 ? cell : block + std::bit_width(before);
      add(fields + count_bits(before), begin, static_cast<std::size_t>(block + std::countr_zero(filled_ends) - begin));
      filled_ends &= filled_ends - 1;
    }
    fields += count_bits(delimiters);
    if (delimiters != 0) cell = block + std::bit_width(delimiters);
    behind_delimiter = delimiters >> (mask_bytes - 1);
    if (line_end != 0) break;
  }
  fields_ = fields;
  // `cell` now stands behind the line end, which may be one that only the masks have.
  const char* const line_end = cell - 1;
  if (line_end > text.data() && line_end[-1] == '\r' && filled_ > 0) {
    CsvCell& last = cells_[filled_ - 1];
    if (last.text + last.size == line_end && --last.size == 0) --filled_;
  }
  text.remove_prefix(std::min(static_cast<std::size_t>(cell - text.data()), text.size()));
  return true;
}

void CsvLine::split_quoted(std::string_view& text) {
  const CsvLineExtent line = line_at(text, 0);
  text.remove_prefix(line.next);
  unquoted_.clear();
  // Views into it are kept, so it must not grow.
  unquoted_.reserve(line.text.size());
  CsvFields fields(line.text);
  while (!fields.at_end()) {
    const CsvField field = fields.next();
    const std::size_t column = fields_++;
    if (!field.is_well_formed && !badly_quoted_) badly_quoted_ = static_cast<std::uint32_t>(column);
    if (!field.is_quoted || !field.is_well_formed) {
      if (!field.raw.empty()) add(column, field.raw.data(), field.raw.size());
      continue;
    }
    const std::size_t from = unquoted_.size();
    append_unquoted(unquoted_, field.raw);
    if (unquoted_.size() > from) add(column, unquoted_.data() + from, unquoted_.size() - from);
  }
}

}  // namespace couvert
