// One object per question, on one line each.
#include "app/questions_json.h"

#include "base/json_writer.h"
#include "facts/decision.h"

namespace couvert {
namespace {

class QuestionsJson {
 public:
  QuestionsJson(const Wording& wording, const Dossier& dossier, Language language) : wording_(wording), dossier_(dossier), language_(language) {}

  void amount(std::string_view key, std::int64_t minor) {
    out_.key(key);
    if (minor >= max_amount_minor) out_.null();
    else out_.string(format_money({minor, wording_.form.currency}));
  }

  void question(const OpenQuestion& open) {
    const PlaceForm there = form_of(open.place, wording_.form);
    out_.begin_object();
    out_.member("fact", there.name);
    if (open.place.cost != AnswerPlace::whole_dossier) out_.member("cost", dossier_.costs[static_cast<std::size_t>(open.place.cost)].id);
    out_.key("costs");
    out_.begin_array();
    for (const std::size_t cost : open.costs) out_.string(dossier_.costs[cost].id);
    out_.end_array();
    out_.member("clause", wording_.clauses[open.clause].id);
    out_.member("owed_by", name_of(there.owed_by));
    out_.member("question", there.question == nullptr ? there.name : there.question->in(language_));
    out_.member("type", open.place.what == AnswerPlace::What::rate ? "rate" : name_of(there.type));
    if (!there.options.empty()) options(there);
    amount("at_stake", open.at_stake);
    amount("settles_on_average", open.settles);
    out_.end_object();
  }

  std::string print(const Settlement& settlement, const std::vector<OpenQuestion>& ranked) {
    out_.begin_object(JsonWriter::Layout::lines);
    out_.member("outcome", name_of(settlement.outcome));
    amount("payable", settlement.due.total_payable);
    amount("payable_at_most", settlement.at_most.total_payable);
    out_.key("next");
    if (ranked.empty()) out_.null();
    else question(ranked.front());
    out_.key("questions");
    out_.begin_array(JsonWriter::Layout::lines);
    for (const OpenQuestion& open : ranked) question(open);
    out_.end_array();
    out_.end_object();
    return out_.text() + "\n";
  }

 private:
  void options(const PlaceForm& there) {
    out_.key("options");
    out_.begin_array();
    for (std::size_t i = 0; i < there.options.size(); ++i) {
      out_.begin_object();
      out_.member("name", there.options[i]);
      if (there.labels != nullptr) out_.member("label", (*there.labels)[i].label.in(language_));
      out_.end_object();
    }
    out_.end_array();
  }

  const Wording& wording_;
  const Dossier& dossier_;
  const Language language_;
  JsonWriter out_;
};

}  // namespace

std::string questions_json(const Wording& wording, const Program& program, const Dossier& dossier, bool strict, Language language) {
  Evaluation evaluation;
  evaluate(wording, program, dossier, strict, evaluation);
  const std::vector<OpenQuestion> ranked = rank_questions(wording, program, dossier, evaluation, {.strict = strict});
  return QuestionsJson(wording, dossier, language).print(evaluation.settlement, ranked);
}

}  // namespace couvert
