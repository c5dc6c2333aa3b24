// What befalls few dossiers of a synthetic book: exclusions that apply or are denied, duties broken, reductions, excuses, other payers.
#pragma once

#include "app/book_columns.h"
#include "app/book_draws.h"
#include "app/book_recipe.h"

namespace couvert {

/// Writes `turns`, `denials`, `taken_off` and `overrides`; `choices` decides between several ways.
void write_turns(const BookColumns& columns, BookDraws& choices, BookRecipes& recipes);

}  // namespace couvert
