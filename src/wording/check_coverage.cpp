#include "wording/check_coverage.h"

#include <algorithm>

#include "wording/check_readings.h"
#include "wording/check_reach.h"
#include "wording/finite_cases.h"

namespace couvert {
namespace {

void report(CheckState& state, std::string_view code, StatementId statement, std::string message, std::string hint = {}) {
  state.diagnostics.error(code, source_of(state, statement), place_of(state, statement), std::move(message), std::move(hint));
}

void note(CheckState& state, std::string_view code, StatementId statement, std::string message) {
  state.diagnostics.note(code, source_of(state, statement), place_of(state, statement), std::move(message));
}

std::string in_backticks(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

void check_limit_is_there(CheckState& state) {
  if (state.wording.limit) return;
  const FrontMatter& front = state.files.front().tree->front;
  state.diagnostics.error("no_limit", *state.files.front().source, front.product.place,
                          "`" + front.product.text + "` has no limit of the event", "write `limit: sum_insured per event`");
}

void check_covers_can_be_met(CheckState& state) {
  for (const CoverRule& cover : state.wording.covers) {
    if (!can_never_be_met(state.wording, cover)) continue;
    report(state, "untriggered_cover", cover.statement, "`" + cover.name + "` can be met under no reading");
  }
}

void check_duties_bite(CheckState& state) {
  for (std::size_t i = 0; i < state.wording.duties.size(); ++i) {
    const DutyRule& duty = state.wording.duties[i];
    if (!duty.breaches.empty() || state.kept_duties.contains(static_cast<std::uint16_t>(i))) continue;
    report(state, "duty_without_effect", duty.statement, "nothing follows from a breach of `" + duty.name + "`",
           "write `breach not stated` if the wording names no sanction");
  }
}

void check_shares(CheckState& state) {
  for (const CoverRule& cover : state.wording.covers) {
    for (const ShareRule& share : cover.shares) {
      if (share.cover >= state.wording.covers.size()) continue;
      const CoverRule& shared = state.wording.covers[share.cover];
      if (!shared.shares.empty()) {
        report(state, "shares_chain", cover.statement,
               "`" + cover.name + "` shares the sublimit of `" + shared.name + "`, which itself shares one");
      } else if (!shared.sublimit) {
        report(state, "shares_chain", cover.statement, "`" + cover.name + "` shares the sublimit of `" + shared.name + "`, which has none");
      }
    }
  }
}

/// Several covers may pay one kind; the order of the text decides, and the note shows it.
void note_kinds(CheckState& state) {
  std::vector<std::string> never;
  for (std::size_t kind = 0; kind < state.vocabulary->kinds.size(); ++kind) {
    const KindMask bit = KindMask{1} << kind;
    std::vector<std::string> payers;
    StatementId last = 0;
    for (const CoverRule& cover : state.wording.covers) {
      if ((cover.kinds & bit) == 0) continue;
      payers.push_back(cover.name);
      last = cover.statement;
    }
    const std::string& name = state.vocabulary->kinds[kind].name;
    if (payers.empty()) never.push_back(name);
    if (payers.size() > 1) {
      note(state, "kind_paid_twice", last, "`" + name + "` is paid by the first that grants of " + in_backticks(payers));
    }
  }
  if (never.empty()) return;
  state.diagnostics.note("kind_never_paid", *state.files.front().source, state.files.front().tree->front.product.place,
                         "no cover pays " + in_backticks(never));
}

void note_dead_exclusions(CheckState& state) {
  KindMask paid = 0;
  for (const CoverRule& cover : state.wording.covers) paid |= cover.kinds;
  for (const ExclusionRule& exclusion : state.wording.exclusions) {
    if (!exclusion.names_kinds || (exclusion.kinds & paid) != 0) continue;
    note(state, "dead_exclusion", exclusion.statement,
         "no cover pays what `" + state.wording.statements[exclusion.statement].name + "` excludes");
  }
}

void check_presumptions(CheckState& state) {
  for (const PresumptionRule& presumption : state.wording.presumptions) {
    const auto engaged = cover_engaged_by(state.wording, presumption);
    if (!engaged) continue;
    const std::string& fact = state.vocabulary->facts[presumption.fact].name;
    report(state, "presumed_grant", presumption.statement,
           "`" + fact + "` helps to engage `" + state.wording.statements[*engaged].name + "`, which the insured has to prove");
  }
}

void check_events_end(CheckState& state) {
  for (const StatementId statement : events_in_cycles(state.wording)) {
    report(state, "event_cycle", statement, "event `" + state.wording.statements[statement].name + "` is declared through itself");
  }
}

}  // namespace

void check_coverage(CheckState& state) {
  check_events_end(state);
  check_duties_bite(state);
  if (state.module_alone) return;
  check_readings_are_used(state);
  check_limit_is_there(state);
  check_covers_can_be_met(state);
  check_shares(state);
  check_presumptions(state);
  note_kinds(state);
  note_dead_exclusions(state);
}

}  // namespace couvert
