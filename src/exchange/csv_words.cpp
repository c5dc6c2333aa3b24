#include "exchange/csv_words.h"

#include <utility>

namespace couvert {

void WordTable::add(std::string_view word, std::uint8_t code) {
  if (word.empty() || find(word)) return;
  // At most a quarter of the slots is taken, so that most words are found, or missed, in the first.
  if (4 * (size_ + 1) > slots_.size()) grow();
  ++size_;
  place({.ends = ends_of(word), .size = word.size(), .code = code, .word = std::string(word)});
}

void WordTable::place(Slot slot) {
  std::size_t at = hash(slot.ends, slot.size) & mask_;
  while (slots_[at].size != 0) at = (at + 1) & mask_;
  slots_[at] = std::move(slot);
}

void WordTable::grow() {
  constexpr std::size_t least = 16;
  std::vector<Slot> old = std::exchange(slots_, {});
  slots_.resize(old.empty() ? least : 2 * old.size());
  mask_ = slots_.size() - 1;
  for (Slot& slot : old) {
    if (slot.size != 0) place(std::move(slot));
  }
}

}  // namespace couvert
