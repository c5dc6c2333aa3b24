// The processes that work on one task together: one alone, or those that mpirun started, which are called ranks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace couvert {

/// Every member marked collective is called by all ranks, in the same order, from the thread that joined them.
class Ranks {
 public:
  virtual ~Ranks() = default;
  [[nodiscard]] virtual std::size_t rank() const = 0;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// The processor cores that are this rank's part of those of its machine, at least one.
  [[nodiscard]] virtual std::size_t cores() const = 0;

  /// The bytes of every rank, by rank, at rank 0; elsewhere nothing. Collective. Errors   at most 2 GiB together (ensured)
  [[nodiscard]] virtual std::vector<std::string> gather(const std::string& bytes) = 0;
  /// The bytes of rank 0, at every rank. Collective
  [[nodiscard]] virtual std::string broadcast(const std::string& bytes) = 0;
  /// The largest of the numbers. Collective
  [[nodiscard]] virtual std::int64_t greatest(std::int64_t number) = 0;
  /// The sum of the numbers of the ranks before this one. Collective
  [[nodiscard]] virtual std::uint64_t sum_before(std::uint64_t number) = 0;

  /// Lets the others know that their work is in vain. At most once; `greatest` must follow, at every rank.
  virtual void announce_failure() = 0;
  /// Whether another rank announced its failure.
  [[nodiscard]] virtual bool another_failed() = 0;
};

/// What went wrong at some rank.
struct RankFault {
  std::int64_t gravity = 0;  // 0: nothing went wrong
  std::string message;
};
/// All ranks learn the gravest fault, and the message of the first rank that has one as grave. Collective
[[nodiscard]] RankFault agree(Ranks& ranks, const RankFault& mine);
/// Fails at every rank if it failed at one. Collective
[[nodiscard]] Result<void> agree(Ranks& ranks, const Result<void>& mine);

/// This process alone.
[[nodiscard]] std::unique_ptr<Ranks> alone();

/// All ranks if mpirun started this process and others, else this process alone.
/// Errors   mpirun started it, and it was built without MPI, or the module beside the program cannot be loaded
[[nodiscard]] Result<std::unique_ptr<Ranks>> join_ranks();

/// The processor cores that this process may use, at least one.
[[nodiscard]] std::size_t usable_cores();

}  // namespace couvert
