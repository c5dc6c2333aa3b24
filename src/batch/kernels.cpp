// Chooses the kernels by what the processor says of itself.
#include "batch/kernels.h"

#include <array>
#include <cstdlib>
#include <string_view>

namespace couvert {

extern const Kernels kernels_baseline, kernels_v3, kernels_v4;

const Kernels* const* runnable_kernels(std::size_t& count) {
  static constexpr std::array<const Kernels*, 3> all = {&kernels_baseline, &kernels_v3, &kernels_v4};
  count = 1;
  const bool runs_v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("pclmul") &&
                       __builtin_cpu_supports("popcnt");
  if (runs_v3) count = 2;
  if (runs_v3 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) count = 3;
  return all.data();
}

const Kernels& kernels() {
  std::size_t count = 0;
  const Kernels* const* all = runnable_kernels(count);
  if (const char* wanted = std::getenv("COUVERT_INSTRUCTIONS")) {
    for (std::size_t i = 0; i < count; ++i) {
      if (std::string_view(wanted) == all[i]->name) return *all[i];
    }
  }
  return *all[count - 1];
}

}  // namespace couvert
