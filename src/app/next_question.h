// What to ask next: of all missing facts the one whose answer is expected to settle most money, and why.
#pragma once

#include <cstdint>
#include <vector>

#include "app/answer_place.h"
#include "program/evaluate.h"
#include "wording/wording.h"

namespace couvert {

/// What makes a question the best one. Ties go to the money that the answers settle on average, to facts of the incident before those
/// of one cost, then to the order of the text. `at_stake` needs the fewest questions over the acceptance cases
/// (tests/app/ask_measure_test.cpp); the others are kept to show that.
enum class QuestionMeasure : std::uint8_t {
  at_stake,     // the most that can become due for the costs that miss the fact
  average,      // the open money that the answers settle on average, every distinguishable answer counting alike
  worst,        // the open money that even the least useful answer settles
  best,         // the open money that the most useful answer settles
  fewest_left,  // the fewest questions that are left on average
  text_order,   // no measure: as the wording reads
};

/// One thing to ask, with what hangs on it.
struct OpenQuestion {
  AnswerPlace place;
  ClauseId clause = 0;             // the first that asks for it
  std::vector<std::size_t> costs;  // pending, that miss it
  std::int64_t at_stake = 0;       // the most that can become due for these costs; `unbounded` if an amount is unknown
  std::int64_t settles = 0;        // of the open money, on average over the answers
};

struct QuestionSearch {
  bool strict = false;               // no presumptions
  QuestionMeasure measure = QuestionMeasure::at_stake;
  std::vector<AnswerPlace> passed;   // asked already and still open: not asked again
};

/// Lists everything that can be asked, the best question first. `evaluation` is that of the dossier.
/// Shape    a fact of the incident is asked once for all costs that miss it, unless one of them states it itself or another cost rests
///          on its presumption; a fact of one cost is asked for each
/// Unknown  an answer is tried by evaluating the dossier with it: yes and no, each group of options that the rules tell apart, a low
///          and a high number, a day before, at and after the discovery
[[nodiscard]] std::vector<OpenQuestion> rank_questions(const Wording& wording, const Program& program, const Dossier& dossier,
                                                       const Evaluation& evaluation, const QuestionSearch& search);

}  // namespace couvert
