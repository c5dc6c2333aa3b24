// Walks the terms of a wording: what a condition reads.
#pragma once

#include <cstdint>
#include <vector>

#include "wording/wording.h"

namespace couvert {

/// What some conditions read, each once, in the order of the text. Shape   facts of duties that a condition names are among them,
///          facts of events are not: which of the events came about is the reader's to say
struct BookReads {
  std::vector<FactId> facts;
  std::vector<std::uint16_t> events;
  std::vector<std::uint16_t> duties;
};

/// Adds what a condition reads.
void add_reads(const Wording& wording, TermId condition, BookReads& reads);

}  // namespace couvert
