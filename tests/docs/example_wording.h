// An example of the language reference, put into a small product (or module) so that it can be checked like any wording.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "docs/fenced_blocks.h"
#include "wording/wording.h"

namespace couvert::docs {

/// What is wrong with a block of rules; notes do not count. The block's info says where it stands:
///   rules              a clause of a product that uses the vocabulary and the Swiss law
///   rules alone        the same without the law
///   rules law          a clause of a law module that such a product uses
///   rules vocabulary   at the end of the vocabulary
///   rules wrong CODE   a clause of a product; the fault is that the checker does not find CODE
/// The product has the schedule of easyPRO. It adds a limit, a cover and a title unless the block brings its own.
[[nodiscard]] std::vector<std::string> faults_of_example(const FencedBlock& block);

/// The wording of a block without faults; null for one with faults.
[[nodiscard]] std::shared_ptr<const Wording> example_wording(const FencedBlock& block);

}  // namespace couvert::docs
