#include "base/ranks.h"

#include <dlfcn.h>
#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace couvert {
namespace {

class Alone : public Ranks {
 public:
  [[nodiscard]] std::size_t rank() const override { return 0; }
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] std::size_t cores() const override { return usable_cores(); }
  [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override { return {bytes}; }
  [[nodiscard]] std::string broadcast(const std::string& bytes) override { return bytes; }
  [[nodiscard]] std::int64_t greatest(std::int64_t number) override { return number; }
  [[nodiscard]] std::uint64_t sum_before(std::uint64_t) override { return 0; }
  void announce_failure() override {}
  [[nodiscard]] bool another_failed() override { return false; }
};

/// How many processes mpirun started, by what it tells each of them; 1 if it did not start this one.
long started_together() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* value = std::getenv(name);
    if (value != nullptr) return std::strtol(value, nullptr, 10);
  }
  return 1;
}

}  // namespace

RankFault agree(Ranks& ranks, const RankFault& mine) {
  if (ranks.size() == 1) return mine;
  const std::int64_t gravity = ranks.greatest(mine.gravity);
  if (gravity == 0) return {};
  std::string first;
  for (const std::string& message : ranks.gather(mine.gravity == gravity ? mine.message : "")) {
    if (first.empty()) first = message;
  }
  return {gravity, ranks.broadcast(first)};
}

Result<void> agree(Ranks& ranks, const Result<void>& mine) {
  const RankFault fault = agree(ranks, mine ? RankFault{} : RankFault{1, mine.error().message});
  if (fault.gravity != 0) return failure(fault.message);
  return {};
}

std::unique_ptr<Ranks> alone() { return std::make_unique<Alone>(); }

std::size_t usable_cores() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (::sched_getaffinity(0, sizeof cores, &cores) != 0) return 1;  // more than a thousand of them
  return static_cast<std::size_t>(std::max(CPU_COUNT(&cores), 1));
}

Result<std::unique_ptr<Ranks>> join_ranks() {
  if (started_together() <= 1) return alone();
  std::error_code unknown;
  const std::filesystem::path module = std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path() / "libcouvert_mpi.so";
  if (!std::filesystem::exists(module, unknown)) {
    return failure("mpirun started several processes, and this program was built without MPI (there is no `" + module.string() + "`)");
  }
  // The libraries of MPI take milliseconds to load; only who needs them pays. They stay loaded, for their threads never end.
  void* const loaded = ::dlopen(module.c_str(), RTLD_NOW | RTLD_GLOBAL);
  using Join = Ranks* (*)();
  const auto join = loaded == nullptr ? nullptr : reinterpret_cast<Join>(::dlsym(loaded, "couvert_join_mpi"));
  if (join == nullptr) return failure(std::string("MPI cannot be used: ") + ::dlerror());
  return std::unique_ptr<Ranks>(join());
}

}  // namespace couvert
