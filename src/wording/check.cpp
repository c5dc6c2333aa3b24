#include "wording/check.h"

#include <utility>

#include "wording/check_clauses.h"
#include "wording/check_coverage.h"
#include "wording/check_names.h"
#include "wording/check_state.h"
#include "wording/check_statements.h"
#include "wording/check_vocabulary.h"

namespace couvert {
namespace {

std::optional<Currency> check_currency(CheckState& state, const FileUnderCheck& file) {
  const Word& code = file.tree->front.currency;
  if (code.text.empty()) return std::nullopt;
  const auto currency = Currency::from_code(code.text);
  if (!currency) state.diagnostics.error("unknown_currency", *file.source, code.place, "`" + code.text + "` is no currency");
  return currency;
}

FileUnderCheck file_under_check(CheckState& state, const ParsedFile& parsed, FileRole role) {
  FileUnderCheck file;
  file.source = parsed.file;
  file.tree = parsed.tree;
  file.role = role;
  file.contracts_from = parsed.tree->front.contracts_from;
  file.currency = check_currency(state, file);
  return file;
}

void check_front_matter(CheckState& state) {
  const FileUnderCheck& main = state.files.front();
  const FrontMatter& front = main.tree->front;
  Form& form = state.wording.form;
  form.product = state.module_alone ? front.module.text : front.product.text;
  form.edition = front.edition.text;
  form.title = front.title.text;
  state.wording.cite = front.cite.text;
  state.currency = main.currency;
  if (main.currency) form.currency = *main.currency;
  if (front.timezone.text.empty()) return;
  if (const auto zone = Zone::find(front.timezone.text)) {
    form.zone = *zone;
  } else {
    state.diagnostics.error("malformed_front_matter", *main.source, front.timezone.place,
                            "`" + front.timezone.text + "` is no time zone", "time zones have names like `Europe/Zurich`");
  }
}

/// `sublimit of every cover` reaches each cover through its own key of the schedule.
void spread_agreed_sublimits(Wording& wording) {
  if (!wording.agreed_sublimits) return;
  for (CoverRule& cover : wording.covers) cover.agreed_sublimit = wording.form.find_schedule("limit." + cover.name);
}

/// A module alone decides nothing: its rules were only checked, and its calculations stay.
void drop_decisions(Wording& wording) {
  wording.events.clear();
  wording.conditions.clear();
  wording.duties.clear();
  wording.covers.clear();
  wording.exclusions.clear();
  wording.reductions.clear();
  wording.presumptions.clear();
  wording.excuses.clear();
  wording.overrides.clear();
  wording.off_every_cost.clear();
  wording.other_insurance.clear();
  wording.form.covers.clear();
}

}  // namespace

std::optional<Wording> check_wording(const ParsedFile& main, const ParsedFile& vocabulary, const std::vector<ParsedFile>& law,
                                     const std::string& hash, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  CheckState state{diagnostics};
  state.module_alone = main.tree->front.product.text.empty();
  state.files.push_back(file_under_check(state, main, state.module_alone ? FileRole::law : FileRole::product));
  for (const ParsedFile& module : law) state.files.push_back(file_under_check(state, module, FileRole::law));
  state.vocabulary_file = file_under_check(state, vocabulary, FileRole::vocabulary);
  state.wording.form.hash = hash;
  // The map of names in the form and the checker's own are one object: nothing is copied before it is complete.
  state.wording.form.vocabulary = state.vocabulary;
  constexpr std::uint16_t no_duty = 0xFFFF;  // a truth of which nothing is known
  state.unjudged = add_term(state, {.op = TermOp::kept, .index = no_duty});

  check_front_matter(state);
  check_vocabulary(state);
  check_clauses(state);
  if (!state.is_too_large) check_names(state);
  if (!state.is_too_large) check_statements(state);
  if (!state.is_too_large) check_coverage(state);
  if (diagnostics.error_count() > errors_before) return std::nullopt;

  state.wording.terms[state.unjudged.index] = Term{};
  if (state.module_alone) drop_decisions(state.wording);
  spread_agreed_sublimits(state.wording);
  return std::move(state.wording);
}

}  // namespace couvert
