#include "base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace couvert {

void ensure(bool holds, const char* what, std::source_location place) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: bug: %s\n", place.file_name(), static_cast<unsigned>(place.line()), what);
  std::fflush(stderr);
  std::abort();
}

}  // namespace couvert
