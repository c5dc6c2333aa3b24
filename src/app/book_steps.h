// Turns what is settled of a story, and what is usual of a policy, into steps that draw it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

#include "app/book_columns.h"
#include "app/book_draws.h"
#include "app/book_recipe.h"

namespace couvert {

/// How often what a story settles is stated: seldom a dossier lacks something.
inline constexpr std::uint64_t nearly_always_ppm = 995'000;
inline constexpr std::uint64_t always_ppm = 1'000'000;

/// States a column with any of the values that it may still take.
[[nodiscard]] Step step_for(const BookColumns& columns, BookColumn column, const Leeway& leeway, std::uint64_t ppm);

/// States an amount as a part of the cost's amount. Units   parts per thousand
[[nodiscard]] Step share_step(BookColumn column, Interval permille, std::uint64_t ppm);

/// Appends a step for each settled column.
void append_steps(const BookColumns& columns, const std::vector<std::pair<BookColumn, Leeway>>& settled, std::uint64_t ppm, Steps& steps);

/// What schedules usually agree, written into `policy` and `limits`; premiums only where the wording speaks of one.
void write_policy_steps(const BookColumns& columns, BookRecipes& recipes);

}  // namespace couvert
