// Ranks that are threads of one process: what several processes do together, without MPI.
#pragma once

#include <cstddef>
#include <functional>

#include "base/ranks.h"

namespace couvert::testing {

/// Runs `work` as so many ranks at once, each on a thread of its own, and waits for all of them.
void run_as_ranks(std::size_t count, const std::function<void(Ranks&)>& work);

}  // namespace couvert::testing
