// `couvert deadline` and `couvert refund`: one rule, its inputs, the results.
#include <ostream>

#include "app/calculation_text.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

std::vector<Node::Entry> entries_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::vector<Node::Entry> entries;
  for (const auto& [name, text] : pairs) {
    Node value;
    value.kind = Node::Kind::scalar;
    value.text = text;
    entries.push_back({name, {}, value});
  }
  return entries;
}

int answer_question(const Command& command, const CalculationQuestion& question, const CalculationSources& sources, Diagnostics& diagnostics, Io& io) {
  const SourceFile arguments(command.verb == Verb::refund ? "couvert refund" : "couvert deadline", "");
  const CitedRule* rule = sources.book.find(question.rule);
  if (rule != nullptr && question.inputs.empty()) {
    io.out << inputs_text(*rule, language_of(command));
    return exit_done;
  }
  const auto answered = answer(question, sources, arguments, diagnostics);
  if (!answered) return report(command, diagnostics, io);
  const std::vector<OtherOutputs> others = outputs_under_other_readings(question, *answered, sources, arguments);
  io.out << (command.json ? calculation_json(*answered, others) : calculation_text(*answered, others, language_of(command)));
  return exit_done;
}

CalculationQuestion question_of(const Command& command) {
  CalculationQuestion question;
  question.rule = command.rule;
  if (!command.zone.empty()) question.zone = command.zone;
  question.inputs = entries_of(command.values);
  question.readings = entries_of(command.readings);
  return question;
}

}  // namespace

int run_deadline(const Command& command, Engine& engine, Io& io) {
  Diagnostics diagnostics;
  const CalculationSources sources = load_calculations(engine.library(), diagnostics);
  return answer_question(command, question_of(command), sources, diagnostics, io);
}

int run_refund(const Command& command, Engine& engine, Io& io) {
  Diagnostics diagnostics;
  const CalculationSources sources = load_calculations(engine.library(), diagnostics);
  CalculationQuestion question = question_of(command);
  if (question.rule.empty()) question.rule = refund_rule(sources, command.product, question.inputs);
  if (question.rule.empty()) {
    io.err << "couvert refund: no product's termination is meant; name one with --product or --rule\n";
    return exit_usage;
  }
  return answer_question(command, question, sources, diagnostics, io);
}

}  // namespace couvert
