#include "wording/parse_statement.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace couvert {
namespace {

struct StatementForm {
  std::string_view first_word;
  std::string_view further_words;  // that belong to the keyword
  StatementBody (*parse_body)(TokenReader&, Tree&);
};

constexpr std::array<StatementForm, 28> forms = {{
    {"kind", "", parse_kind},
    {"fact", "", parse_fact},
    {"input", "", parse_input},
    {"schedule", "", parse_schedule_label},
    {"field", "", parse_field},
    {"reading", "", parse_reading},
    {"title", "", parse_title},
    {"source", "", parse_source},
    {"event", "", parse_event},
    {"condition", "", parse_condition},
    {"notice", "", parse_notice},
    {"duty", "", parse_duty},
    {"cover", "", parse_cover},
    {"exclusion", "", parse_exclusion},
    {"reduction", "", parse_reduction},
    {"presume", "", parse_presume},
    {"excuse", "any", parse_excuse},
    {"override", "any exclusion of", parse_override},
    {"off", "every cost :", parse_off_every_cost},
    {"other", "insurance :", parse_other_insurance},
    {"limit", ":", parse_limit},
    {"deductible", ":", parse_deductible},
    {"sublimit", "of every cover :", parse_agreed_sublimit},
    {"termination", "", parse_termination},
    {"refund", "", parse_refund},
    {"deadline", "", parse_deadline},
    {"scope", "", parse_scope},
    {"no", "rule", parse_no_rule},
}};

void refuse_unknown(TokenReader& in) {
  std::vector<std::string> known;
  for (const StatementForm& form : forms) known.emplace_back(form.first_word);
  const Token first = in.now();
  in.fail("unknown_statement", first.place, "no statement begins with " + quoted(first.text), did_you_mean(first.text, known));
}

}  // namespace

StatementBody parse_statement(TokenReader& in, Tree& tree) {
  for (const StatementForm& form : forms) {
    if (!in.at(form.first_word)) continue;
    in.require(form.first_word);
    in.require(form.further_words);
    StatementBody body = form.parse_body(in, tree);
    in.require_end();
    return body;
  }
  refuse_unknown(in);
  return {};
}

}  // namespace couvert
