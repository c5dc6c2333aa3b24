// Small wordings for tests: rules that stand in one clause of a product, or in one of a law that it uses.
#pragma once

#include <memory>
#include <string>

#include "source/diagnostic.h"
#include "wording/assemble.h"

namespace couvert::test {

struct SmallWording {
  std::string rules;
  std::string law = {};  // rules of a law module that the product uses
  std::string schedule = "  sum_insured: money\n";
};

/// Checks it with the vocabulary of tests/wrong; what is wrong with it stands in `diagnostics`.
std::shared_ptr<const Wording> check_small(const SmallWording& small, Diagnostics& diagnostics);

/// The same for a wording that must be right: reports every diagnostic as a failure of the test.
std::shared_ptr<const Wording> checked(const SmallWording& small);

/// Prints a term in brackets: `(and attacked (not careless))`.
std::string print_term(const Wording& wording, TermId id);

}  // namespace couvert::test
