// Names in expressions: what they stand for, whether they may stand there, and tests of options.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wording/check_expression.h"

namespace couvert {

/// A name whose value is one of several options, and how a test of it is written as a term.
struct OptionSource {
  TermOp test = TermOp::fact_option;
  std::uint16_t index = 0;
  std::vector<std::string> options;
};

/// The source of options that a name stands for; nothing if it stands for something else or for nothing.
[[nodiscard]] std::optional<OptionSource> find_option_source(const CheckState& state, const std::string& name, Reads reads);

/// What a name stands for in an expression, as a term; nothing, and a diagnostic, if it may not stand there.
std::optional<TermId> check_name(CheckState& state, const FileUnderCheck& file, const Word& name, Reads reads);

/// A test of a name of options against some of them (or, `negated`, against all the others).
std::optional<TermId> check_option_test(CheckState& state, const FileUnderCheck& file, const Word& name, const OptionSource& source,
                                        const std::vector<Word>& options, bool negated, Reads reads);

}  // namespace couvert
