#include "facts/decision_block.h"

namespace couvert {

void DecisionBlock::start(const DecisionLayout& layout, std::uint64_t row, std::size_t count) {
  first_row = row;
  dossiers = count;
  const std::size_t words = words_for(count);
  decided.assign(words, 0);
  at_most_known.assign(words, 0);
  outcomes.assign(words * word_bits, 0);
  payable.assign(words * word_bits, 0);
  payable_at_most.assign(words * word_bits, 0);
  const auto clear = [words](std::vector<AlignedVector<Word>>& planes, std::size_t names) {
    planes.resize(names);
    for (AlignedVector<Word>& plane : planes) plane.assign(words, 0);
  };
  clear(clauses, layout.clauses.size());
  clear(missing, layout.missing.size());
  clear(assumed, layout.assumed.size());
}

}  // namespace couvert
