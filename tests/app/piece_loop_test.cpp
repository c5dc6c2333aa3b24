// Pieces on several threads: taken up in order, never too many on their way, ended by the first fault.
#include "app/piece_loop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace couvert {
namespace {

using ::testing::ElementsAreArray;
using ::testing::Le;

/// A piece without dossiers that knows its number and is counted while it lives.
class NumberedPiece : public Piece {
 public:
  NumberedPiece(std::uint64_t number, std::atomic<int>& alive) : number_(number), alive_(alive) { ++alive_; }
  ~NumberedPiece() override { --alive_; }
  [[nodiscard]] std::uint64_t first_row() const override { return number_; }
  [[nodiscard]] std::size_t dossiers() const override { return 0; }
  [[nodiscard]] std::unique_ptr<PieceReader> open() const override { return nullptr; }

 private:
  std::uint64_t number_;
  std::atomic<int>& alive_;
};

class NumberedSource : public DossierSource {
 public:
  explicit NumberedSource(std::uint64_t pieces) : pieces_(pieces) {}
  std::optional<std::uint64_t> fails_at;
  [[nodiscard]] const ColumnPresence& presence() const override { return presence_; }
  [[nodiscard]] std::optional<std::uint64_t> dossiers() const override { return std::nullopt; }
  [[nodiscard]] TableResult<std::unique_ptr<Piece>> next() override {
    if (fails_at == next_) return tl::unexpected<TableError>(TableError{"piece " + std::to_string(next_) + " cannot be read", true});
    if (next_ == pieces_) return nullptr;
    most_alive_ = std::max(most_alive_, alive_ + 1);
    return std::make_unique<NumberedPiece>(next_++, alive_);
  }
  [[nodiscard]] std::uint64_t bytes_read() const override { return next_ * 10; }
  [[nodiscard]] std::uint64_t handed_out() const { return next_; }
  [[nodiscard]] int most_alive() const { return most_alive_; }

 private:
  ColumnPresence presence_;
  std::uint64_t pieces_, next_ = 0;
  std::atomic<int> alive_ = 0;
  int most_alive_ = 0;
};

/// The first row of a piece; pieces take unequal time, so that threads overtake each other.
struct SlowReader {
  std::uint64_t operator()(const Piece& piece) const {
    volatile std::uint64_t turns = (piece.first_row() * 7919) % 4096;
    while (turns > 0) turns = turns - 1;
    return piece.first_row();
  }
};

class PieceLoop : public ::testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(threads, PieceLoop, ::testing::Values(1, 2, 5));

TEST_P(PieceLoop, takes_up_every_piece_in_order) {
  NumberedSource source(500);
  std::vector<std::uint64_t> taken, numbers, bytes;
  const TableResult<void> result = for_each_piece(source, GetParam(), [] { return SlowReader{}; },
                                                  [&](std::uint64_t output, const PieceMark& mark) -> TableResult<void> {
                                                    taken.push_back(output);
                                                    numbers.push_back(mark.number);
                                                    bytes.push_back(mark.bytes_read);
                                                    return {};
                                                  });
  ASSERT_TRUE(result);
  std::vector<std::uint64_t> expected(500);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_THAT(taken, ElementsAreArray(expected));
  EXPECT_THAT(numbers, ElementsAreArray(expected));
  EXPECT_TRUE(std::is_sorted(bytes.begin(), bytes.end()));
  EXPECT_EQ(bytes.back(), 5000u);
}

TEST_P(PieceLoop, gives_each_thread_a_worker_of_its_own) {
  NumberedSource source(100);
  std::vector<std::unique_ptr<std::atomic<int>>> busy;
  std::atomic<int> shared = 0;
  const auto make_worker = [&] {
    busy.push_back(std::make_unique<std::atomic<int>>(0));
    return [&shared, mine = busy.back().get()](const Piece&) {
      if (mine->fetch_add(1) != 0) ++shared;
      mine->fetch_sub(1);
      return 0;
    };
  };
  ASSERT_TRUE(for_each_piece(source, GetParam(), make_worker, [](int, const PieceMark&) -> TableResult<void> { return {}; }));
  EXPECT_EQ(busy.size(), GetParam());
  EXPECT_EQ(shared, 0);
}

TEST_P(PieceLoop, keeps_few_pieces_at_a_time) {
  NumberedSource source(500);
  std::uint64_t furthest = 0;
  const auto consume = [&](std::uint64_t output, const PieceMark&) -> TableResult<void> {
    furthest = std::max(furthest, source.handed_out() - output);
    return {};
  };
  if (GetParam() == 1) {
    ASSERT_TRUE(for_each_piece(source, 1, [] { return SlowReader{}; }, consume));
    EXPECT_EQ(furthest, 1u);
  } else {
    ASSERT_TRUE(for_each_piece(source, GetParam(), [] { return SlowReader{}; },
                               [](std::uint64_t, const PieceMark&) -> TableResult<void> { return {}; }));
  }
  EXPECT_THAT(source.most_alive(), Le(static_cast<int>(GetParam())));
}

TEST_P(PieceLoop, a_source_that_fails_is_reported_after_what_stands_before_it) {
  NumberedSource source(500);
  source.fails_at = 123;
  std::uint64_t taken = 0;
  const TableResult<void> result = for_each_piece(source, GetParam(), [] { return SlowReader{}; },
                                                  [&](std::uint64_t, const PieceMark&) -> TableResult<void> {
                                                    ++taken;
                                                    return {};
                                                  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "piece 123 cannot be read");
  EXPECT_TRUE(result.error().is_of_the_world);
  EXPECT_EQ(taken, 123u);
}

TEST_P(PieceLoop, one_who_takes_up_can_end_it) {
  NumberedSource source(100'000);
  std::uint64_t taken = 0;
  const TableResult<void> result = for_each_piece(source, GetParam(), [] { return SlowReader{}; },
                                                  [&](std::uint64_t output, const PieceMark&) -> TableResult<void> {
                                                    if (output == 40) return tl::unexpected<TableError>(TableError{"the disk is full", true});
                                                    ++taken;
                                                    return {};
                                                  });
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "the disk is full");
  EXPECT_EQ(taken, 40u);
  EXPECT_THAT(source.handed_out(), Le(40u + 2 * GetParam() + 3)) << "nothing is handed out behind what cannot be taken up";
}

TEST_P(PieceLoop, an_empty_table_has_nothing_to_take_up) {
  NumberedSource source(0);
  EXPECT_TRUE(for_each_piece(source, GetParam(), [] { return SlowReader{}; }, [](std::uint64_t, const PieceMark&) -> TableResult<void> {
    return tl::unexpected<TableError>(TableError{"there is a piece", false});
  }));
}

}  // namespace
}  // namespace couvert
