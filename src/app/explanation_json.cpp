// Writes what the text says, in the same order, without its layout.
#include "app/explanation_json.h"

#include "app/cost_reasons.h"
#include "app/spoken.h"
#include "app/tell_verdict.h"
#include "base/json_writer.h"
#include "program/findings.h"
#include "program/missing.h"

namespace couvert {
namespace {

std::string_view name_of(Reason::Role role) {
  switch (role) {
    case Reason::Role::condition_kept: return "condition_kept";
    case Reason::Role::condition_saved: return "condition_saved";
    case Reason::Role::condition_failed: return "condition_failed";
    case Reason::Role::condition_open: return "condition_open";
    case Reason::Role::event: return "event";
    case Reason::Role::cover_grants: return "cover_grants";
    case Reason::Role::cover_failed: return "cover_failed";
    case Reason::Role::cover_open: return "cover_open";
    case Reason::Role::exclusion_applies: return "exclusion_applies";
    case Reason::Role::exclusion_open: return "exclusion_open";
    case Reason::Role::exclusion_overridden: return "exclusion_overridden";
    case Reason::Role::exclusion_failed: return "exclusion_failed";
    case Reason::Role::law_saves: return "law_saves";
    case Reason::Role::amount_open: break;
  }
  return "amount_open";
}

class ExplanationWriter {
 public:
  ExplanationWriter(const DecidedDossier& decided, const ExplainOptions& options) : decided_(decided), options_(options) {}

  std::string run() {
    json_.begin_object(JsonWriter::Layout::lines);
    json_.member("verdict", verdict_sentence(decided_.decision, options_.audience, options_.language));
    clauses();
    json_.key("costs");
    json_.begin_array(JsonWriter::Layout::lines);
    for (std::size_t cost = 0; cost < decided_.dossier.costs.size(); ++cost) write_cost(cost);
    json_.end_array();
    readings();
    json_.end_object();
    return json_.text();
  }

 private:
  [[nodiscard]] const Clause& clause_of(StatementId statement) const { return decided_.wording.clauses[decided_.wording.statements[statement].clause]; }

  void money(std::string_view key, std::int64_t minor) { json_.member(key, format_money({minor, decided_.decision.currency})); }
  void open_money(std::string_view key, const OpenAmount& amount) {
    if (amount.minor) money(key, *amount.minor);
    else json_.member(key, "unbounded");
  }

  /// Every clause that carries a rule of this product, once, so that reasons and findings can name it by its id.
  void clauses() {
    json_.key("clauses");
    json_.begin_object(JsonWriter::Layout::lines);
    for (const Clause& clause : decided_.wording.clauses) {
      json_.key(clause.id);
      json_.begin_object();
      json_.member("title", clause.title.in(options_.language));
      json_.member("text", clause.text);
      if (clause.law && !clause.law_source.empty()) {
        json_.member("source", clause.law_source);
        if (clause.law_as_of) json_.member("as_of", format_day(*clause.law_as_of));
        json_.key("checked");
        json_.boolean(clause.law_checked);
      }
      json_.end_object();
    }
    json_.end_object();
  }

  void facts(const std::vector<SlotAt>& slots) {
    json_.key("facts");
    json_.begin_array();
    for (const SlotAt& at : slots) fact(at);
    json_.end_array();
  }

  void fact(SlotAt at) {
    const Slot& slot = decided_.program.slots[at.slot];
    const Inputs& inputs = decided_.evaluation.inputs;
    json_.begin_object();
    json_.member("fact", slot_name(decided_.wording, slot));
    json_.member("question", spoken_question(decided_.wording, slot, options_.language));
    json_.member("value", slot_value(decided_.wording, decided_.program, decided_.evaluation, at.slot, at.cost));
    json_.member("answer", spoken_value(decided_.wording, slot, inputs.value(at.slot, at.cost), options_.language));
    if (const std::uint16_t presumption = inputs.presumption(at.slot, at.cost); presumption != 0) {
      const PresumedFact& presumed = decided_.program.presumptions[presumption - 1u];
      json_.member("presumed_by", clause_of(presumed.statement).id);
      json_.member("burden", couvert::name_of(presumed.burden));
    }
    json_.end_object();
  }

  void write_cost(std::size_t cost) {
    const CostDecision& decision = decided_.decision.costs[cost];
    const CostReasons reasons = reasons_of_cost(decided_.program, decided_.evaluation, cost);
    json_.begin_object(JsonWriter::Layout::lines);
    json_.member("id", decision.id);
    json_.member("label", decided_.wording.form.vocabulary->kinds[decided_.dossier.costs[cost].kind].label.in(options_.language));
    json_.member("outcome", couvert::name_of(decision.outcome));
    json_.member("outcome_in_words", say(word_of(decision.outcome), options_.language));
    json_.key("reasons");
    json_.begin_array(JsonWriter::Layout::lines);
    for (const Reason& reason : reasons.reasons) write_reason(reason);
    json_.end_array();
    waterfall(decision, reasons);
    if (cost < decided_.outlook.turning_points.size()) turning_points(decided_.outlook.turning_points[cost]);
    json_.end_object();
  }

  void write_reason(const Reason& reason) {
    json_.begin_object();
    json_.member("role", name_of(reason.role));
    json_.member("clause", clause_of(reason.statement).id);
    json_.member("name", decided_.wording.statements[reason.statement].name);
    json_.member("result", couvert::name_of(reason.result));
    facts(reason.facts);
    json_.end_object();
  }

  /// From the amount claimed to what is due; of a pending cost, to what would be due at most.
  void waterfall(const CostDecision& decision, const CostReasons& reasons) {
    const bool pending = decision.outcome == CostOutcome::pending;
    json_.key(pending ? "waterfall_at_most" : "waterfall");
    json_.begin_array(JsonWriter::Layout::lines);
    json_.begin_object();
    json_.member("step", "claimed");
    if (decision.claimed.minor) money("amount", *decision.claimed.minor);
    else json_.member("amount", "unknown");
    json_.end_object();
    for (const CutReason& cut : reasons.cuts) {
      json_.begin_object();
      json_.member("step", couvert::name_of(cut.term));
      json_.member("clause", clause_of(cut.statement).id);
      money("amount", -cut.minor);
      json_.member("in_words", say(word_of(cut.term), options_.language));
      facts(cut.facts);
      json_.end_object();
    }
    json_.begin_object();
    json_.member("step", pending ? "payable_at_most" : "payable");
    open_money("amount", pending ? decision.payable_at_most : OpenAmount{decision.payable});
    json_.end_object();
    json_.end_array();
  }

  [[nodiscard]] std::string value_of(FactId fact, Value value) const {
    const Fact& named = decided_.wording.form.vocabulary->facts[fact];
    std::vector<std::string> options;
    for (const FactOption& option : named.options) options.push_back(option.name);
    return is_known(value) ? format_value(value, named.type, options, decided_.wording.form) : "unknown";
  }

  void answer(const OtherAnswer& answer) {
    json_.member("fact", decided_.wording.form.vocabulary->facts[answer.fact].name);
    json_.member("now", value_of(answer.fact, answer.now));
    if (answer.presumed) {
      json_.key("presumed");
      json_.boolean(true);
    }
    json_.member("other", value_of(answer.fact, answer.other));
  }

  void turns(std::string_view key, const std::vector<Turn>& all) {
    if (all.empty()) return;
    json_.key(key);
    json_.begin_array(JsonWriter::Layout::lines);
    for (const Turn& turn : all) {
      json_.begin_object();
      answer(turn.answer);
      json_.member("outcome", couvert::name_of(turn.outcome));
      money("payable", turn.payable);
      money("total", turn.total);
      json_.end_object();
    }
    json_.end_array();
  }

  void turning_points(const TurningPoints& points) {
    if (points.outcome == CostOutcome::not_granted || points.outcome == CostOutcome::excluded) {
      json_.key("would_be_covered_with");
      json_.begin_array(JsonWriter::Layout::lines);
      for (const WayOut& way : points.ways_out) {
        json_.begin_object();
        json_.key("answers");
        json_.begin_array();
        for (const OtherAnswer& one : way.answers) {
          json_.begin_object();
          answer(one);
          json_.end_object();
        }
        json_.end_array();
        money("payable", way.payable);
        money("total", way.total);
        json_.end_object();
      }
      json_.end_array();
      if (points.ways_out.empty()) {
        json_.key("refusal_rests_on");
        json_.begin_array();
        for (const SlotAt& at : points.grounds) fact(at);
        json_.end_array();
      }
    }
    turns("payment_rests_on", points.rests_on);
    turns("open_answers", points.answers);
  }

  void readings() {
    json_.key("readings");
    json_.begin_array(JsonWriter::Layout::lines);
    for (const OtherReading& other : decided_.outlook.readings) {
      const Reading& reading = decided_.wording.form.readings[other.reading];
      json_.begin_object();
      json_.member("reading", reading.name);
      json_.member("clause", reading.clause);
      json_.member("question", reading.question.in(options_.language));
      json_.member("chosen", reading.options[decided_.program.readings[other.reading]]);
      json_.member("adopted", reading.options[reading.adopted]);
      json_.member("because", reading.because.in(options_.language));
      json_.member("other", reading.options[other.option]);
      json_.member("outcome", couvert::name_of(other.outcome));
      money("payable", other.payable);
      open_money("payable_at_most", other.payable_at_most);
      json_.key("costs");
      json_.begin_array();
      for (const std::size_t cost : other.costs) json_.string(decided_.dossier.costs[cost].id);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
  }

  const DecidedDossier& decided_;
  const ExplainOptions& options_;
  JsonWriter json_;
};

}  // namespace

std::string explanation_json(const DecidedDossier& decided, const ExplainOptions& options) {
  std::string text = decision_json(decided.decision);
  text.resize(text.rfind('}'));
  while (text.ends_with('\n') || text.ends_with(' ')) text.pop_back();
  return text + ",\n\"explanation\": " + ExplanationWriter(decided, options).run() + "\n}\n";
}

}  // namespace couvert
