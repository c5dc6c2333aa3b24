// Impacts over small books, evaluated dossier by dossier: for tests of tallies, texts and pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/impact.h"

namespace couvert::testing {

/// A product under the adopted readings against the same with one option of a reading.
[[nodiscard]] ImpactSubject subject_of_reading(const std::string& product, const std::string& reading, const std::string& option);

/// The dossiers of the acceptance cases of a product, in the order of their file names.
[[nodiscard]] std::vector<Dossier> book_of_cases(const std::string& product);
/// Cases with other amounts and some other answers, made up at random; the same for the same seed.
[[nodiscard]] std::vector<Dossier> random_book(const std::string& product, std::size_t count, unsigned seed);

/// Tallies a book in chunks of a size by the explaining evaluator; each run of `chunks_per_tally` chunks has a tally of its own, which
/// are merged from the last to the first if `backwards`.
struct SmallBook {
  std::vector<Dossier> dossiers;
  std::vector<std::size_t> rejected;
  std::size_t chunk = 64;
  std::size_t chunks_per_tally = 1;
  bool backwards = false;
  std::size_t movers = 5;
};
[[nodiscard]] ImpactFigures measure_small(const ImpactSubject& subject, const SmallBook& book);

}  // namespace couvert::testing
