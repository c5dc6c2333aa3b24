// What the dialogue of `ask` says, in the three languages.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "facts/decision.h"
#include "facts/vocabulary.h"

namespace couvert {

enum class AskPhrase : std::uint8_t {
  welcome, choose_product, cover_from, cover_to, concluded, schedule_default, schedule_by_reading, schedule_none,
  agree_more, more_keys, cost_names, discovered, notified, menu_title, menu_others, choose_kind, amount_of, rate_of,
  question_number, why_line, for_cost, open_amount, without_bound, who_policyholder, who_insurer, who_provider, who_authority,
  expect_truth, expect_option, expect_money, expect_count, expect_percent, expect_date, expect_instant, expect_rate, expect_number_or_name,
  example, not_understood, cannot_be_left_out, cannot_go_back, went_back, noted_unknown, passed_over, help,
  no_such_fact, before_costs, decision_title, line_claimed, line_payable, line_at_most, line_open, line_assumed, assumed_hint,
  save_where, save_over, saved, not_saved, save_failed, nothing_to_save, exists_not_saved, end_of_input,
  outcome_covered, outcome_partly_covered, outcome_not_covered, outcome_pending,
  cost_covered, cost_not_granted, cost_excluded, cost_pending, yes, no, count_
};

/// The phrase with `{0}`, `{1}`, … replaced.
[[nodiscard]] std::string say(AskPhrase phrase, Language language, std::initializer_list<std::string_view> parts = {});

/// A word as it is to be typed, `yes`.
[[nodiscard]] std::string in_marks(std::string_view word);

[[nodiscard]] AskPhrase phrase_of(Owner owner);
[[nodiscard]] AskPhrase phrase_of(Outcome outcome);
[[nodiscard]] AskPhrase phrase_of(CostOutcome outcome);
/// What is expected as an answer of this type.
[[nodiscard]] AskPhrase expectation_of(FactType type);

}  // namespace couvert
