// Stops the program on a bug in our own code. Wrong input never comes here: it has diagnostics and results of its own.
#pragma once

#include <source_location>

namespace couvert {

/// Prints `what` with its place and aborts (exit 134) unless `holds`; in every build.
void ensure(bool holds, const char* what, std::source_location place = std::source_location::current());

}  // namespace couvert
