// Three kinds of waiting period over an interruption that may be known only in part.
#include "program/waiting.h"

#include <algorithm>

#include "base/money.h"
#include "program/inputs.h"

namespace couvert {
namespace {

struct Outage {
  Interval hours;    // waiting time
  Interval seconds;  // of the interruption
};

std::int64_t pro_rata(std::int64_t granted, std::int64_t hours, std::int64_t seconds) {
  const Int128 waiting = static_cast<Int128>(hours) * 3600;
  if (waiting >= seconds) return granted;
  // A share of an amount without bound leaves one without bound.
  return seconds >= unbounded || granted >= unbounded ? 0 : divide_rounded(static_cast<Int128>(granted) * waiting, seconds);
}

/// What one kind takes from an interruption that is known to be longer than the waiting time.
Interval cut_when_longer(const WaitingMode& mode, const Outage& outage, const CostView& cost, std::int64_t granted) {
  switch (mode.kind) {
    case WaitModeRule::Kind::qualifying: return point(0);
    case WaitModeRule::Kind::deducting: {
      const Interval lost = bounds_of(cost.value(mode.fact), FactType::money);
      return {std::min(granted, lost.lo), std::min(granted, lost.hi)};
    }
    case WaitModeRule::Kind::deducting_pro_rata:
      return {pro_rata(granted, outage.hours.lo, outage.seconds.hi), pro_rata(granted, outage.hours.hi, outage.seconds.lo)};
  }
  return {0, granted};
}

Truth longer_than_waiting(const Outage& outage) {
  const auto waiting = [](std::int64_t hours) { return saturate(static_cast<Int128>(hours) * 3600); };
  if (outage.seconds.lo > waiting(outage.hours.hi)) return Truth::yes;
  return outage.seconds.hi <= waiting(outage.hours.lo) ? Truth::no : Truth::unknown;
}

}  // namespace

Interval waiting_cut(const Cover& cover, const CostView& cost, std::int64_t granted) {
  const Interval hours = bounds_of(cost.value(cover.wait_hours), FactType::count);
  if (hours == point(0) || granted == 0) return point(0);
  const Value from = cost.value(cover.wait_from);
  const Value to = cost.value(cover.wait_to);
  Outage outage{hours, anything_from_zero()};
  if (is_known(from) && is_known(to)) outage.seconds = point(std::max<std::int64_t>(0, to.number - from.number));
  const Truth longer = longer_than_waiting(outage);
  Interval cut{granted, granted};
  if (!is_no(longer)) {
    cut = {granted, 0};
    for (const WaitingMode& mode : cover.wait_modes) {
      if (is_no(cost.truth(mode.holds))) continue;
      const Interval one = cut_when_longer(mode, outage, cost, granted);
      cut = {std::min(cut.lo, one.lo), std::max(cut.hi, one.hi)};
    }
    if (cut.lo > cut.hi) cut = {0, granted};
    if (is_unknown(longer)) cut.hi = granted;
  }
  if (hours.lo == 0) cut.lo = 0;  // perhaps no waiting time is agreed at all
  return cut;
}

}  // namespace couvert
