// A compiled program as text, one line for each slot, instruction and table entry: for the documents.
#pragma once

#include <string>
#include <vector>

#include "program/program.h"
#include "wording/wording.h"

namespace couvert::docs {

[[nodiscard]] std::vector<std::string> program_listing(const Wording& wording, const Program& program);

}  // namespace couvert::docs
