// Reads what a person types: commands and values, in any of the three languages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/form.h"
#include "facts/value.h"

namespace couvert {

enum class AskCommand : std::uint8_t { none, back, skip, unknown, why, help, done, quit };

/// The command that a line is, or none: it is an answer then.
[[nodiscard]] AskCommand command_of(std::string_view line);

/// `yes` and `no` in three languages, `o`, `j` and `y` too; nothing for anything else.
[[nodiscard]] std::optional<bool> truth_of_answer(std::string_view line);

/// The line without blanks at its ends.
[[nodiscard]] std::string trimmed(std::string_view line);

/// The option that a line names, by its number in the list or its word.
[[nodiscard]] std::optional<std::size_t> option_of_answer(std::string_view line, const std::vector<std::string>& options);

/// A value, or why there is none.
struct AnswerRead {
  std::optional<Value> value;
  std::string complaint;  // of a diagnostic, without full stop; with its hint
};

/// Reads one value. People may leave out the currency and the sign of a percentage, put a blank between day and time, apostrophes into
/// numbers, and choose options by number.
[[nodiscard]] AnswerRead read_answer(std::string_view line, FactType type, const std::vector<std::string>& options, const Form& form,
                                     std::string_view what);

/// How a good answer looks, `2026-03-02T08:30`.
[[nodiscard]] std::string example_answer(FactType type, const Form& form, Language language);

}  // namespace couvert
