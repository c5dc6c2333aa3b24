// The stories that a synthetic book tells: for each cover several, in which an incident meets its conditions, or just fails to.
#pragma once

#include "app/book_columns.h"
#include "app/book_recipe.h"

namespace couvert {

/// Works out everything that rows of a book are drawn from. It rests on the wording alone, never on a seed.
[[nodiscard]] BookRecipes book_recipes(const Wording& wording, const ColumnLayout& layout);

}  // namespace couvert
