// One line on a terminal that says how far a long run has come, how fast it is, and how long it will still take.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>

namespace couvert {

/// Tells the time since some fixed moment.
using Clock = std::function<std::chrono::milliseconds()>;

/// What a run will have done at its end, as far as that is known.
struct ProgressGoal {
  std::optional<std::uint64_t> rows;
  std::optional<std::uint64_t> bytes;  // of the input; taken where the rows are not known
};
struct ProgressState {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
};

class Progress {
 public:
  /// A line that is never shown.
  Progress() = default;
  /// `terminal` must outlive it.
  Progress(std::ostream& terminal, ProgressGoal goal, Clock clock);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Takes the line away.
  ~Progress();

  /// Writes the line anew, about five times a second at most.
  void update(const ProgressState& state);

 private:
  std::ostream* terminal_ = nullptr;
  ProgressGoal goal_;
  Clock clock_;
  std::chrono::milliseconds began_{}, shown_{};
  bool is_shown_ = false;
};

}  // namespace couvert
