#include "exchange/arrow_options.h"

#include <algorithm>
#include <cstring>

#include <arrow_metadata_generated.h>

#include "exchange/bit_copies.h"
#include "exchange/table_fault.h"

namespace couvert {
namespace {

namespace fb = arrow_metadata;

/// Views may repeat one long text as often as they like; what is longer than this is no option anyway.
constexpr std::size_t longest_word = 200;

template <class Int>
Int load(const std::uint8_t* bytes) {
  Int number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

template <class Offset>
std::optional<std::string_view> text_between(const ArrowArray& array, std::size_t row) {
  const auto begin = load<Offset>(array.values.data() + row * sizeof(Offset));
  const auto end = load<Offset>(array.values.data() + (row + 1) * sizeof(Offset));
  if (begin < 0 || end < begin || static_cast<std::uint64_t>(end) > array.text.size()) return std::nullopt;
  return std::string_view(reinterpret_cast<const char*>(array.text.data()) + begin, static_cast<std::size_t>(end - begin));
}

/// A view is a length, then the text itself if it is short; else its beginning, and where it lies.
std::optional<std::string_view> viewed_text(const ArrowArray& array, std::size_t row) {
  constexpr std::int32_t longest_inside = 12;
  const std::uint8_t* view = array.values.data() + row * 16;
  const auto length = load<std::int32_t>(view);
  if (length < 0) return std::nullopt;
  if (length <= longest_inside) return std::string_view(reinterpret_cast<const char*>(view) + 4, static_cast<std::size_t>(length));
  const auto buffer = load<std::int32_t>(view + 8);
  const auto offset = load<std::int32_t>(view + 12);
  if (buffer < 0 || static_cast<std::size_t>(buffer) >= array.more.size() || offset < 0) return std::nullopt;
  const ArrowBytes text = array.more[static_cast<std::size_t>(buffer)];
  if (std::int64_t{offset} + length > static_cast<std::int64_t>(text.size())) return std::nullopt;
  return std::string_view(reinterpret_cast<const char*>(text.data()) + offset, static_cast<std::size_t>(length));
}

bool is_null(const ArrowArray& array, std::size_t row) {
  return array.validity != nullptr && bits_at({array.validity, row}, 1) == 0;
}

bool has_values(const ArrowArray& array) {
  for (std::size_t row = 0; row < array.rows; ++row) {
    if (!is_null(array, row)) return true;
  }
  return false;
}

std::shared_ptr<const OptionWords> words_for_options(const std::vector<std::optional<std::string>>& words,
                                                     const std::vector<std::string>& options) {
  auto made = std::make_shared<OptionWords>();
  constexpr std::size_t codes_of_a_byte = 256;
  made->codes.assign(std::max(words.size(), codes_of_a_byte), OptionWords::no_option);
  made->words = words.size();
  made->are_in_order = words.size() <= options.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto option = words[i] ? std::ranges::find(options, *words[i]) : options.end();
    if (option != options.end()) made->codes[i] = static_cast<std::uint8_t>(option - options.begin());
    else if (!words[i]) made->codes[i] = OptionWords::no_word;
    else made->unknown.emplace_back(i, *words[i]);
    made->are_in_order = made->are_in_order && made->codes[i] == i;
  }
  return made;
}

TableResult<ArrowBatch> read_words(const fb::DictionaryBatch& batch, ArrowBytes body, const ArrowType& type) {
  std::vector<ArrowField> fields(1);
  fields[0].name = "of a dictionary";
  fields[0].type = type;
  fields[0].slot = 0;
  return read_arrow_batch(fields, 1, batch.data(), body);
}

}  // namespace

std::optional<std::string_view> text_at(const ArrowArray& array, ArrowKind kind, std::size_t row) {
  if (kind == ArrowKind::text_view) return viewed_text(array, row);
  return kind == ArrowKind::large_text ? text_between<std::int64_t>(array, row) : text_between<std::int32_t>(array, row);
}

TableResult<void> ArrowDictionaries::add(const fb::DictionaryBatch* batch, ArrowBytes body, bool may_replace) {
  if (batch == nullptr) return wrong_table("a message has no dictionary");
  const auto use = std::ranges::find(binding_->dictionaries, batch->id(), &DictionaryUse::dictionary);
  if (use == binding_->dictionaries.end()) return {};
  const auto read = read_words(*batch, body, use->type);
  if (!read) return same_fault(read);
  const bool is_new = !dictionaries_.contains(batch->id());
  Words& words = dictionaries_[batch->id()];
  if (!batch->is_delta()) {
    if (!is_new && !may_replace) return wrong_table("a dictionary is replaced, which a file may not do");
    words.words.clear();
  }
  const ArrowArray& array = read->arrays[0];
  if (array.rows > max_dictionary_words - words.words.size()) return wrong_table("a dictionary of options has more than 65536 words");
  for (std::size_t row = 0; row < array.rows; ++row) {
    if (is_null(array, row)) {
      words.words.emplace_back();
      continue;
    }
    const auto text = text_at(array, use->type.kind, row);
    if (!text) return wrong_table("a dictionary has a word outside of its buffer");
    words.words.emplace_back(std::string(text->substr(0, longest_word)));
  }
  words.by_slot.clear();
  return {};
}

TableResult<void> ArrowDictionaries::attach_to(ArrowBatch& batch) {
  for (const DictionaryUse& use : binding_->dictionaries) {
    ArrowArray& array = batch.arrays[use.slot];
    const auto found = dictionaries_.find(use.dictionary);
    if (found == dictionaries_.end()) {
      if (has_values(array)) return wrong_table("a record batch needs a dictionary that did not come before it");
      array.options = words_for_options({}, use.options);
      continue;
    }
    auto& words = found->second.by_slot[use.slot];
    if (words == nullptr) words = words_for_options(found->second.words, use.options);
    array.options = words;
  }
  return {};
}

}  // namespace couvert
