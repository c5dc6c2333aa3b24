// Words of options in Arrow tables: dictionaries with their deltas and replacements, and texts that stand in the rows themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/arrow_batch.h"
#include "exchange/arrow_binding.h"

namespace couvert {

namespace arrow_metadata {
struct DictionaryBatch;
}

/// What the indices of a dictionary mean for one column.
struct OptionWords {
  static constexpr std::uint8_t no_option = 0xff;  // the word is none of the options, or there is no such word
  static constexpr std::uint8_t no_word = 0xfe;    // the dictionary has null there
  std::vector<std::uint8_t> codes;                 // by index, at least 256 of them
  std::size_t words = 0;                           // how many there are
  bool are_in_order = false;                       // the words are the options, in their order: indices are codes
  std::vector<std::pair<std::size_t, std::string>> unknown;  // words that are none of the options, by index
};

/// The text of a row, if it lies in its buffers. Shape   `kind` is one of the texts; the row is not null
[[nodiscard]] std::optional<std::string_view> text_at(const ArrowArray& array, ArrowKind kind, std::size_t row);

/// The most words of a dictionary that states options.
inline constexpr std::size_t max_dictionary_words = 65'536;

/// The dictionaries of a table as far as they were read.
class ArrowDictionaries {
 public:
  explicit ArrowDictionaries(std::shared_ptr<const ArrowBinding> binding) : binding_(std::move(binding)) {}

  /// Takes a dictionary batch in; one that no column of the binding uses is passed over.
  /// Errors   it is not what it says, or has too many words; in a file, a dictionary that is replaced
  [[nodiscard]] TableResult<void> add(const arrow_metadata::DictionaryBatch* batch, ArrowBytes body, bool may_replace);
  /// Gives the arrays of a batch the words as they are now. Errors   a dictionary that rows need is not there
  [[nodiscard]] TableResult<void> attach_to(ArrowBatch& batch);

 private:
  struct Words {
    std::vector<std::optional<std::string>> words;
    std::map<std::uint16_t, std::shared_ptr<const OptionWords>> by_slot;  // made when first needed
  };
  std::shared_ptr<const ArrowBinding> binding_;
  std::map<std::int64_t, Words> dictionaries_;
};

}  // namespace couvert
