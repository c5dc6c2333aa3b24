// The ranks that mpirun started, by MPI: a library of its own, which the program loads only where it is needed.
#include <mpi.h>
#include <sched.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <numeric>
#include <thread>
#include <utility>

#include "base/ensure.h"
#include "base/ranks.h"

extern "C" couvert::Ranks* couvert_join_mpi();

namespace couvert {
namespace {

constexpr int failure_tag = 1;
/// One who waits for another rank sleeps, for that rank may need the core.
constexpr std::chrono::microseconds between_looks{200};

void wait(MPI_Request& request) {
  for (int is_done = 0; MPI_Test(&request, &is_done, MPI_STATUS_IGNORE) == MPI_SUCCESS && is_done == 0;) {
    std::this_thread::sleep_for(between_looks);
  }
}

/// The cores that some rank of this machine may use, shared out among its ranks; never more than this rank itself may use.
std::size_t part_of_cores() {
  MPI_Comm machine = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  int ranks = 1;
  MPI_Comm_size(machine, &ranks);
  cpu_set_t mine, all;
  CPU_ZERO(&mine);
  CPU_ZERO(&all);
  if (::sched_getaffinity(0, sizeof mine, &mine) != 0) CPU_SET(0, &mine);
  MPI_Allreduce(&mine, &all, sizeof mine, MPI_BYTE, MPI_BOR, machine);
  MPI_Comm_free(&machine);
  return static_cast<std::size_t>(std::clamp(CPU_COUNT(&all) / ranks, 1, std::max(CPU_COUNT(&mine), 1)));
}

class MpiRanks : public Ranks {
 public:
  MpiRanks() {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
    cores_ = part_of_cores();
    told_.assign(static_cast<std::size_t>(size_), false);
  }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;
  ~MpiRanks() override { MPI_Finalize(); }

  [[nodiscard]] std::size_t rank() const override { return static_cast<std::size_t>(rank_); }
  [[nodiscard]] std::size_t size() const override { return static_cast<std::size_t>(size_); }
  [[nodiscard]] std::size_t cores() const override { return cores_; }

  [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override;
  [[nodiscard]] std::string broadcast(const std::string& bytes) override;
  [[nodiscard]] std::int64_t greatest(std::int64_t number) override;
  [[nodiscard]] std::uint64_t sum_before(std::uint64_t number) override;
  void announce_failure() override;
  [[nodiscard]] bool another_failed() override;

 private:

  int rank_ = 0, size_ = 1;
  std::size_t cores_ = 1;
  bool announced_ = false;
  std::vector<bool> told_;  // by rank: its announcement was received
  std::vector<MPI_Request> announcements_;
};

std::vector<std::string> MpiRanks::gather(const std::string& bytes) {
  std::vector<std::int64_t> lengths(size());
  const auto length = static_cast<std::int64_t>(bytes.size());
  MPI_Request request = MPI_REQUEST_NULL;
  MPI_Iallgather(&length, 1, MPI_INT64_T, lengths.data(), 1, MPI_INT64_T, MPI_COMM_WORLD, &request);
  wait(request);
  const std::int64_t total = std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0});
  ensure(total <= std::numeric_limits<int>::max(), "what ranks gather fits into the memory of one");
  std::vector<int> counts(lengths.begin(), lengths.end()), starts(size());
  std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), 0);
  std::string all(rank_ == 0 ? static_cast<std::size_t>(total) : 0, '\0');
  MPI_Igatherv(bytes.data(), static_cast<int>(length), MPI_BYTE, all.data(), counts.data(), starts.data(), MPI_BYTE, 0, MPI_COMM_WORLD, &request);
  wait(request);
  if (rank_ != 0) return {};
  std::vector<std::string> by_rank;
  for (std::size_t i = 0; i < size(); ++i) {
    by_rank.push_back(all.substr(static_cast<std::size_t>(starts[i]), static_cast<std::size_t>(counts[i])));
  }
  return by_rank;
}

std::string MpiRanks::broadcast(const std::string& bytes) {
  auto length = static_cast<std::int64_t>(bytes.size());
  MPI_Request request = MPI_REQUEST_NULL;
  MPI_Ibcast(&length, 1, MPI_INT64_T, 0, MPI_COMM_WORLD, &request);
  wait(request);
  ensure(length <= std::numeric_limits<int>::max(), "what is told to all ranks fits into one message");
  std::string received = bytes;
  received.resize(static_cast<std::size_t>(length));
  MPI_Ibcast(received.data(), static_cast<int>(length), MPI_BYTE, 0, MPI_COMM_WORLD, &request);
  wait(request);
  return received;
}

std::int64_t MpiRanks::greatest(std::int64_t number) {
  // Together with the numbers everybody learns who announced a failure, so that no announcement stays on its way.
  const std::array<std::int64_t, 2> mine{number, announced_ ? 1 : 0};
  std::vector<std::int64_t> all(2 * size());
  MPI_Request request = MPI_REQUEST_NULL;
  MPI_Iallgather(mine.data(), 2, MPI_INT64_T, all.data(), 2, MPI_INT64_T, MPI_COMM_WORLD, &request);
  wait(request);
  std::int64_t most = number;
  for (std::size_t i = 0; i < size(); ++i) {
    most = std::max(most, all[2 * i]);
    if (all[2 * i + 1] == 0 || told_[i] || i == rank()) continue;
    MPI_Recv(nullptr, 0, MPI_BYTE, static_cast<int>(i), failure_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    told_[i] = true;
  }
  for (MPI_Request& announcement : announcements_) wait(announcement);
  announcements_.clear();
  return most;
}

std::uint64_t MpiRanks::sum_before(std::uint64_t number) {
  std::uint64_t sum = 0;
  MPI_Request request = MPI_REQUEST_NULL;
  MPI_Iexscan(&number, &sum, 1, MPI_UINT64_T, MPI_SUM, MPI_COMM_WORLD, &request);
  wait(request);
  return rank_ == 0 ? 0 : sum;  // what rank 0 receives is left open by MPI
}

void MpiRanks::announce_failure() {
  if (std::exchange(announced_, true)) return;
  for (int other = 0; other < size_; ++other) {
    if (other == rank_) continue;
    MPI_Isend(nullptr, 0, MPI_BYTE, other, failure_tag, MPI_COMM_WORLD, &announcements_.emplace_back());
  }
}

bool MpiRanks::another_failed() {
  for (;;) {
    int is_there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, failure_tag, MPI_COMM_WORLD, &is_there, &status);
    if (is_there == 0) break;
    MPI_Recv(nullptr, 0, MPI_BYTE, status.MPI_SOURCE, failure_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    told_[static_cast<std::size_t>(status.MPI_SOURCE)] = true;
  }
  return std::find(told_.begin(), told_.end(), true) != told_.end();
}

}  // namespace
}  // namespace couvert

couvert::Ranks* couvert_join_mpi() { return new couvert::MpiRanks; }
