#include "support/thread_ranks.h"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace couvert::testing {
namespace {

/// What the ranks see of each other. Between two waits everybody has written and nobody writes.
struct Meeting {
  explicit Meeting(std::size_t count) : together(static_cast<std::ptrdiff_t>(count)), bytes(count), numbers(count) {}
  std::barrier<> together;
  std::vector<std::string> bytes;
  std::vector<std::uint64_t> numbers;
  std::atomic<std::size_t> failed = 0;
};

class ThreadRanks : public Ranks {
 public:
  ThreadRanks(Meeting& meeting, std::size_t rank) : meeting_(meeting), rank_(rank) {}
  [[nodiscard]] std::size_t rank() const override { return rank_; }
  [[nodiscard]] std::size_t size() const override { return meeting_.bytes.size(); }
  [[nodiscard]] std::size_t cores() const override { return 1; }

  [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override {
    meeting_.bytes[rank_] = bytes;
    meeting_.together.arrive_and_wait();
    std::vector<std::string> all = rank_ == 0 ? meeting_.bytes : std::vector<std::string>();
    meeting_.together.arrive_and_wait();
    return all;
  }
  [[nodiscard]] std::string broadcast(const std::string& bytes) override {
    if (rank_ == 0) meeting_.bytes[0] = bytes;
    meeting_.together.arrive_and_wait();
    std::string told = meeting_.bytes[0];
    meeting_.together.arrive_and_wait();
    return told;
  }
  [[nodiscard]] std::int64_t greatest(std::int64_t number) override {
    const std::vector<std::uint64_t> all = everybodys(static_cast<std::uint64_t>(number));
    return static_cast<std::int64_t>(*std::max_element(all.begin(), all.end()));
  }
  [[nodiscard]] std::uint64_t sum_before(std::uint64_t number) override {
    const std::vector<std::uint64_t> all = everybodys(number);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < rank_; ++i) sum += all[i];
    return sum;
  }
  void announce_failure() override {
    ++meeting_.failed;
    announced_ = true;
  }
  [[nodiscard]] bool another_failed() override { return meeting_.failed > (announced_ ? 1u : 0u); }

 private:
  std::vector<std::uint64_t> everybodys(std::uint64_t number) {
    meeting_.numbers[rank_] = number;
    meeting_.together.arrive_and_wait();
    std::vector<std::uint64_t> all = meeting_.numbers;
    meeting_.together.arrive_and_wait();
    return all;
  }

  Meeting& meeting_;
  std::size_t rank_;
  bool announced_ = false;
};

}  // namespace

void run_as_ranks(std::size_t count, const std::function<void(Ranks&)>& work) {
  Meeting meeting(count);
  std::vector<std::jthread> threads;
  for (std::size_t rank = 0; rank < count; ++rank) {
    threads.emplace_back([&meeting, &work, rank] {
      ThreadRanks ranks(meeting, rank);
      work(ranks);
    });
  }
}

}  // namespace couvert::testing
