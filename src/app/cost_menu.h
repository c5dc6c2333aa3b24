// The kinds of cost that can be claimed, as a menu: by the cover that pays them, then the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/dossier.h"
#include "program/program.h"
#include "wording/wording.h"

namespace couvert {

struct CostMenu {
  struct Group {
    std::string title;
    std::vector<KindId> kinds;
  };
  std::vector<Group> groups;  // numbered through, from one
};

/// Lists every kind once, under the first cover that pays it under the program's readings.
[[nodiscard]] CostMenu cost_menu(const Wording& wording, const Program& program, Language language);

/// The kind that an answer names: by number, by its word, or by its label in any language.
[[nodiscard]] std::optional<KindId> kind_of_answer(const CostMenu& menu, const Vocabulary& vocabulary, std::string_view answer);

/// An id for a new cost of this kind that no other cost has: the kind's name, with a number from the second on.
[[nodiscard]] std::string new_cost_id(const Dossier& dossier, const std::string& kind);

}  // namespace couvert
