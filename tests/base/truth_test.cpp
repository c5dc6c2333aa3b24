#include "base/truth.h"

#include <gtest/gtest.h>

namespace couvert {
namespace {

TEST(Truth, follows_kleene) {
  constexpr Truth n = Truth::no, y = Truth::yes, u = Truth::unknown;
  struct Row {
    Truth a, b, both, either;
  };
  // clang-format off
  constexpr Row rows[] = {
      {n, n, n, n}, {n, y, n, y}, {n, u, n, u},
      {y, n, n, y}, {y, y, y, y}, {y, u, u, y},
      {u, n, n, u}, {u, y, u, y}, {u, u, u, u},
  };
  // clang-format on
  for (const Row& row : rows) {
    EXPECT_EQ(truth_and(row.a, row.b), row.both);
    EXPECT_EQ(truth_or(row.a, row.b), row.either);
    EXPECT_EQ(truth_not(truth_and(row.a, row.b)), truth_or(truth_not(row.a), truth_not(row.b)));
  }
}

}  // namespace
}  // namespace couvert
