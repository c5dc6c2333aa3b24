// Statements of a wording and its law: each becomes a rule, recorded with its clause, text and place.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// One statement under check.
struct StatementUnderCheck {
  CheckState& state;
  const FileUnderCheck& file;
  const Statement& statement;

  /// Records the statement for findings and explanations.
  [[nodiscard]] StatementId record(Nature nature, const std::string& name) const;
  /// Reports lines that are too many to be compared with one another.
  [[nodiscard]] bool has_too_many(std::size_t lines, Place place) const;
  void error(std::string_view code, Place place, std::string message, std::string hint = {}) const;
};

/// Checks every statement of every file, in the order of the text, the product before its law.
void check_statements(CheckState& state);

}  // namespace couvert
