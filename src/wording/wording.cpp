#include "wording/wording.h"

#include <array>

namespace couvert {

std::string_view name_of(Nature nature) {
  constexpr std::array<std::string_view, 21> names{
      "event",      "condition",       "notice",          "duty",  "cover",      "exclusion", "reduction",   "presume", "excuse",   "override",
      "off every cost", "other insurance", "limit", "deductible", "sublimit",  "termination", "refund",  "deadline", "scope",
      "reading",    "no rule"};
  return names.at(static_cast<std::size_t>(nature));
}

}  // namespace couvert
