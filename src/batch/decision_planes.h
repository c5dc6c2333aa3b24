// Which plane of a decision block belongs to which clause and which slot of a program.
#pragma once

#include "batch/batch_plan.h"

namespace couvert {

[[nodiscard]] PlaneIndex plane_index(const Wording& wording, const Program& program);

}  // namespace couvert
