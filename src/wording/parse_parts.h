// The parts that statements have in common: labels, kinds, guards, types, lists of names.
#pragma once

#include <string_view>
#include <vector>

#include "wording/token_reader.h"
#include "wording/tree.h"

namespace couvert {

/// Reads `{("fr"|"de"|"en") STRING}`; there may be none.
Labels parse_labels(TokenReader& in);
/// The same, at least one: behind a word that announces them.
Labels parse_required_labels(TokenReader& in);

/// Reads `NAME {"," NAME}`; `what` says which, with its article.
std::vector<Word> parse_names(TokenReader& in, std::string_view what);
/// Reads `OPTION {separator OPTION}`, at most `max_options`.
std::vector<Word> parse_options(TokenReader& in, std::string_view separator);

/// Reads `["when" expr]`.
Guard parse_when(TokenReader& in, Tree& tree);
/// Reads `["for contracts from" DATE] ["when" expr]`.
Guard parse_guard(TokenReader& in, Tree& tree);

/// Reads a type: one of the words for types, or options separated by `|`.
TypeSyntax parse_type(TokenReader& in);

/// Reads the optional name of a statement whose colon may follow at once.
std::optional<Word> parse_optional_name(TokenReader& in, std::string_view what);

/// Reports `what` at `place` as standing there a second time, if it does.
void refuse_second(TokenReader& in, bool is_second, Place place, std::string_view what);

}  // namespace couvert
