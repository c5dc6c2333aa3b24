#include "app/book_walk.h"

#include <algorithm>

namespace couvert {
namespace {

/// Whether it was new.
bool add_once(std::vector<std::uint16_t>& ids, std::uint16_t id) {
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return false;
  ids.push_back(id);
  return true;
}

}  // namespace

void add_reads(const Wording& wording, TermId condition, BookReads& reads) {
  const Term& term = wording.at(condition);
  switch (term.op) {
    case TermOp::fact_truth:
    case TermOp::fact_option:
    case TermOp::fact_number: add_once(reads.facts, term.index); return;
    case TermOp::event: add_once(reads.events, term.index); return;
    case TermOp::any_event:
      for (std::size_t i = 0; i < wording.events.size(); ++i) add_once(reads.events, static_cast<std::uint16_t>(i));
      return;
    case TermOp::kept:
      if (add_once(reads.duties, term.index)) add_reads(wording, wording.duties[term.index].truth, reads);
      return;
    case TermOp::negation:
    case TermOp::on_any_cost:
    case TermOp::within_cover:
    case TermOp::local_day:
    case TermOp::add_months:
    case TermOp::percent_of: add_reads(wording, term.a, reads); return;
    case TermOp::conjunction:
    case TermOp::disjunction:
    case TermOp::compare:
    case TermOp::add:
    case TermOp::subtract:
    case TermOp::multiply:
      add_reads(wording, term.a, reads);
      add_reads(wording, term.b, reads);
      return;
    default: return;
  }
}

}  // namespace couvert
