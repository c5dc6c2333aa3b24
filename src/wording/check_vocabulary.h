// Reads the vocabulary: kinds of cost, facts, fields and labels of the schedule, with their types and translations.
#pragma once

#include "wording/check_state.h"

namespace couvert {

/// Fills `state.vocabulary` from the vocabulary file, and declares its facts among the values.
void check_vocabulary(CheckState& state);

/// A type as it was written: the type and its options.
struct CheckedType {
  FactType type = FactType::truth;
  std::vector<std::string> options;
};
/// Reads a type; reports `unknown_type`, options that stand twice and too many of them.
CheckedType check_type(CheckState& state, const FileUnderCheck& file, const TypeSyntax& syntax, Place place);

/// The options as written; reports those that stand twice and too many of them.
std::vector<std::string> check_options(CheckState& state, const FileUnderCheck& file, const std::vector<Word>& options);

/// The labels of `options`, in their order; reports options without one, `translation_missing`, and labels of other options. `what`
/// names what has the options, `name` is where a missing label is reported.
std::vector<Translated> check_option_labels(CheckState& state, const FileUnderCheck& file, const Word& name,
                                            const std::vector<std::string>& options, const std::vector<OptionLabels>& labels,
                                            const std::string& what);

}  // namespace couvert
