// How tightly each kind of expression binds; shared by parser and printer, so that what one prints the other reads back.
#pragma once

#include <cstdint>

#include "wording/tree.h"

namespace couvert {

/// From the loosest to the tightest, in the order of the grammar.
enum class Level : std::uint8_t { condition_if, disjunction, conjunction, negation, test, sum, product, primary };

[[nodiscard]] constexpr Level level_of(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::condition_if: return Level::condition_if;
    case ExpressionKind::disjunction: return Level::disjunction;
    case ExpressionKind::conjunction: return Level::conjunction;
    case ExpressionKind::negation: return Level::negation;
    case ExpressionKind::compare:
    case ExpressionKind::one_of:
    case ExpressionKind::months_after:
    case ExpressionKind::within_cover:
    case ExpressionKind::on_any_cost:
    case ExpressionKind::kept:
    case ExpressionKind::any_event: return Level::test;
    case ExpressionKind::add:
    case ExpressionKind::subtract: return Level::sum;
    case ExpressionKind::multiply: return Level::product;
    case ExpressionKind::name:
    case ExpressionKind::number:
    case ExpressionKind::percent_of:
    case ExpressionKind::money:
    case ExpressionKind::date: break;
  }
  return Level::primary;
}

}  // namespace couvert
