#include "handwritten_hio_input.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert::yardstick {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::int32_t days_with_midnights = 40'000;  // until 2079

bool is_stated(const Column& column, std::size_t row) { return column.known != nullptr && bit_of(column.known, row); }

std::int64_t number_or(const Column& column, std::size_t row, std::int64_t if_left_out) {
  return is_stated(column, row) ? column.numbers[row] : if_left_out;
}

template <class T>
void make_room(AlignedVector<T>& column, std::size_t rows) {
  // The loops over costs hand a dossier's terms to eight rows at once, so a block more is there.
  column.assign(in_whole_blocks(rows) + block_rows, T{0});
}

void make_room(HioColumns& c, std::size_t dossiers, std::size_t costs) {
  c.dossiers = dossiers;
  c.costs = costs;
  make_room(c.first_cost, dossiers + 1);
  for (auto* column : {&c.from, &c.to, &c.concluded, &c.termination_received, &c.discovered_on, &c.series_began_on, &c.notified_on}) {
    make_room(*column, dossiers);
  }
  for (auto* column : {&c.deductible_before_sublimit, &c.gross_negligence_waived, &c.has_incident_off}) make_room(*column, dossiers);
  for (auto* column : {&c.sum_insured, &c.deductible, &c.paid_before, &c.deductible_before}) make_room(*column, dossiers);
  for (auto& column : c.incident_off) make_room(column, dossiers);
  for (auto* column : {&c.kind, &c.trigger, &c.purchase_failed, &c.violation, &c.practitioner, &c.own_off}) make_room(*column, costs);
  for (auto& column : c.facts) make_room(column, costs);
  for (auto* column : {&c.ordered_on, &c.goods_damage_on, &c.received_on, &c.incurred_on, &c.sessions, &c.gross_negligence_ppm, &c.breach_ppm}) {
    make_room(*column, costs);
  }
  for (auto* column : {&c.amount, &c.social_insurance_share, &c.social_insurance_per_session, &c.statutory_share}) make_room(*column, costs);
  for (auto& column : c.own) make_room(column, costs);
}

}  // namespace

LocalDays::LocalDays(const Zone& zone) : zone_(zone) {
  for (std::int32_t day = 0; day <= days_with_midnights; ++day) midnights_.push_back(zone.start_of_day(Day{day}).seconds);
}

std::int32_t LocalDays::operator()(std::int64_t seconds) const {
  const std::int64_t guess = seconds / seconds_per_day;
  if (guess < 1 || guess + 2 >= static_cast<std::int64_t>(midnights_.size())) return zone_.local_day(Instant{seconds}).number;
  const auto at = midnights_.begin() + guess;
  return static_cast<std::int32_t>(guess - 1 + (seconds >= at[0] ? 1 : 0) + (seconds >= at[1] ? 1 : 0));
}

HioReader::HioReader(const ColumnLayout& layout, const Form& form) : layout_(layout), days_(form.zone) {}

ColumnId HioReader::dossier_column(std::string_view name) const {
  const auto column = layout_.find_of_dossier(name);
  ensure(column.has_value(), "the household cover has this column");
  return *column;
}

HioReader::Place HioReader::fact(std::string_view name) const {
  const auto of_cost = layout_.find_of_cost(name);
  ensure(of_cost.has_value(), "the vocabulary has this fact");
  return {dossier_column(name), *of_cost};
}

HioReader::Codes HioReader::codes(const ColumnSpec& spec, std::vector<std::string_view> names) const {
  Codes codes;
  for (const std::string& option : spec.options) {
    codes.push_back(static_cast<std::uint8_t>(std::find(names.begin(), names.end(), option) - names.begin()));
  }
  return codes;
}

void HioReader::read(const DossierChunk& chunk, HioColumns& columns) {
  make_room(columns, chunk.dossiers, chunk.costs);
  std::copy_n(chunk.first_cost, chunk.dossiers + 1, columns.first_cost.begin());
  dossier_of_.resize(chunk.costs);
  for (std::size_t d = 0; d < chunk.dossiers; ++d) {
    for (std::size_t row = chunk.first_cost[d]; row < chunk.first_cost[d + 1]; ++row) dossier_of_[row] = static_cast<std::uint32_t>(d);
  }
  of_incident_.resize(chunk.dossiers);
  read_policies(chunk, columns);
  read_truths(chunk, columns);
  read_options(chunk, columns);
  read_numbers(chunk, columns);
  read_amounts_off(chunk, columns);
}

void HioReader::read_policies(const DossierChunk& chunk, HioColumns& out) const {
  const auto column = [&](std::string_view name) { return chunk.of_dossier[dossier_column(name)]; };
  const Column from = column("policy.from"), to = column("policy.to"), concluded = column("policy.concluded");
  const Column received = column("policy.termination.received"), discovered = column("incident.discovered");
  const Column series = column("incident.series_began"), notified = column("incident.notified");
  const Column order = column("schedule.deductible_order"), waived = column("schedule.gross_negligence_waived");
  const Column sum = column("schedule.sum_insured"), deductible = column("schedule.deductible");
  const Column paid = column("incident.paid_before"), borne = column("incident.deductible_before");
  for (std::size_t d = 0; d < chunk.dossiers; ++d) {
    const std::int64_t start = number_or(from, d, 0);
    out.from[d] = static_cast<std::int32_t>(start);
    out.to[d] = static_cast<std::int32_t>(number_or(to, d, 0));
    out.concluded[d] = static_cast<std::int32_t>(number_or(concluded, d, start));
    out.termination_received[d] = static_cast<std::int32_t>(number_or(received, d, never));
    out.discovered_on[d] = days_(number_or(discovered, d, 0));
    out.series_began_on[d] = is_stated(series, d) ? days_(series.numbers[d]) : out.discovered_on[d];
    out.notified_on[d] = days_(number_or(notified, d, 0));
    out.deductible_before_sublimit[d] = is_stated(order, d) ? order.codes[d] : 0;  // the second option is `before_sublimit`
    out.gross_negligence_waived[d] = is_stated(waived, d) && bit_of(waived.bits, d) ? 1 : 0;
    out.sum_insured[d] = number_or(sum, d, 0);
    out.deductible[d] = number_or(deductible, d, 0);
    out.paid_before[d] = number_or(paid, d, 0);
    out.deductible_before[d] = number_or(borne, d, 0);
  }
}

template <class T, class Take>
void HioReader::resolve(const DossierChunk& chunk, Place place, T if_left_out, const Take& take, T* out) {
  const Column& of_dossier = chunk.of_dossier[place.of_dossier];
  const Column& of_cost = chunk.of_cost[place.of_cost];
  for (std::size_t d = 0; d < chunk.dossiers; ++d) of_incident_[d] = is_stated(of_dossier, d) ? take(of_dossier, d) : if_left_out;
  for (std::size_t row = 0; row < chunk.costs; ++row) out[row] = static_cast<T>(of_incident_[dossier_of_[row]]);
  if (of_cost.known == nullptr) return;
  for (std::size_t word = 0; word < words_for(chunk.costs); ++word) {
    for (Word left = of_cost.known[word]; left != 0; left &= left - 1) {
      const std::size_t row = word * word_bits + static_cast<std::size_t>(__builtin_ctzll(left));
      out[row] = static_cast<T>(take(of_cost, row));
    }
  }
}

void HioReader::read_truths(const DossierChunk& chunk, HioColumns& out) {
  for (const NamedTruth& truth : named_truths) {
    const std::uint8_t bit = truth.bit;
    const auto take = [bit](const Column& column, std::size_t row) -> std::int64_t { return bit_of(column.bits, row) ? bit : 0; };
    answers_.resize(chunk.costs);
    resolve(chunk, fact(truth.name), truth.if_left_out ? bit : std::uint8_t{0}, take, answers_.data());
    std::uint8_t* group = out.facts[static_cast<std::size_t>(truth.group)].data();
    for (std::size_t row = 0; row < chunk.costs; ++row) group[row] = static_cast<std::uint8_t>(group[row] | answers_[row]);
  }
}

void HioReader::read_options(const DossierChunk& chunk, HioColumns& out) {
  struct Option {
    std::string_view fact;
    std::vector<std::string_view> names;
    std::uint8_t* out;
  };
  const Option options[] = {
      {"trigger", {"attack", "unauthorised_access", "intrusion", "malware"}, out.trigger.data()},
      {"purchase_failed", {"not_delivered", "wrong_delivery", "lost", "damaged"}, out.purchase_failed.data()},
      {"violation", {"personality_rights", "copyright"}, out.violation.data()},
      {"practitioner", {"physician", "psychologist", "psychiatrist"}, out.practitioner.data()},
  };
  for (const Option& option : options) {
    const Place place = fact(option.fact);
    const Codes used = codes(layout_.of_cost[place.of_cost], option.names);
    const auto take = [&used](const Column& column, std::size_t row) -> std::int64_t { return used[column.codes[row]]; };
    resolve(chunk, place, static_cast<std::uint8_t>(option.names.size()), take, option.out);
  }
  const ColumnId kind = *layout_.find_of_cost("kind");
  const Codes used = codes(layout_.of_cost[kind], {kind_names.begin(), kind_names.end()});
  for (std::size_t row = 0; row < chunk.costs; ++row) out.kind[row] = used[chunk.of_cost[kind].codes[row]];
}

void HioReader::read_numbers(const DossierChunk& chunk, HioColumns& out) {
  const auto take = [](const Column& column, std::size_t row) { return column.numbers[row]; };
  const auto days_and_counts = [&](std::string_view name, auto& column) { resolve(chunk, fact(name), std::int32_t{0}, take, column.data()); };
  days_and_counts("ordered_on", out.ordered_on);
  days_and_counts("goods_damage_on", out.goods_damage_on);
  days_and_counts("received_on", out.received_on);
  days_and_counts("incurred_on", out.incurred_on);
  days_and_counts("sessions", out.sessions);
  days_and_counts("gross_negligence_reduction", out.gross_negligence_ppm);
  days_and_counts("breach_reduction", out.breach_ppm);
  const auto money = [&](std::string_view name, auto& column) { resolve(chunk, fact(name), std::int64_t{0}, take, column.data()); };
  money("social_insurance_share", out.social_insurance_share);
  money("social_insurance_per_session", out.social_insurance_per_session);
  money("statutory_share", out.statutory_share);
  const Column& amount = chunk.of_cost[*layout_.find_of_cost("amount")];
  for (std::size_t row = 0; row < chunk.costs; ++row) out.amount[row] = number_or(amount, row, 0);
}

void HioReader::read_amounts_off(const DossierChunk& chunk, HioColumns& out) {
  for (std::size_t i = 0; i < off_count; ++i) {
    const Place place = fact(off_names[i]);
    const Column& of_dossier = chunk.of_dossier[place.of_dossier];
    const Column& of_cost = chunk.of_cost[place.of_cost];
    for (std::size_t d = 0; d < chunk.dossiers; ++d) out.incident_off[i][d] = number_or(of_dossier, d, 0);
    for (std::size_t d = 0; d < chunk.dossiers; ++d) {
      if (out.incident_off[i][d] != 0) out.has_incident_off[d] = 1;
    }
    for (std::size_t row = 0; row < chunk.costs; ++row) {
      if (!is_stated(of_cost, row)) continue;
      out.own[i][row] = of_cost.numbers[row];
      out.own_off[row] = static_cast<std::uint8_t>(out.own_off[row] | (1u << i));
    }
  }
}

namespace {

HioDossier dossier_of(const HioColumns& c, std::size_t d) {
  HioDossier dossier{.from = c.from[d],
                     .to = c.to[d],
                     .concluded = c.concluded[d],
                     .discovered_on = c.discovered_on[d],
                     .series_began_on = c.series_began_on[d],
                     .notified_on = c.notified_on[d],
                     .deductible_before_sublimit = c.deductible_before_sublimit[d] != 0,
                     .gross_negligence_waived = c.gross_negligence_waived[d] != 0,
                     .sum_insured = c.sum_insured[d],
                     .deductible = c.deductible[d],
                     .paid_before = c.paid_before[d],
                     .deductible_before = c.deductible_before[d],
                     .first_cost = c.first_cost[d],
                     .end_cost = c.first_cost[d + 1]};
  if (c.termination_received[d] != never) dossier.termination_received = c.termination_received[d];
  for (std::size_t i = 0; i < off_count; ++i) dossier.off[i] = c.incident_off[i][d];
  return dossier;
}

HioCost cost_of(const HioColumns& c, std::size_t row) {
  HioCost cost{.kind = static_cast<Kind>(c.kind[row]),
               .trigger = static_cast<Trigger>(c.trigger[row]),
               .purchase_failed = static_cast<PurchaseFailure>(c.purchase_failed[row]),
               .violation = static_cast<Violation>(c.violation[row]),
               .practitioner = static_cast<Practitioner>(c.practitioner[row]),
               .own_off = c.own_off[row],
               .ordered_on = c.ordered_on[row],
               .goods_damage_on = c.goods_damage_on[row],
               .received_on = c.received_on[row],
               .incurred_on = c.incurred_on[row],
               .sessions = c.sessions[row],
               .gross_negligence_ppm = c.gross_negligence_ppm[row],
               .breach_ppm = c.breach_ppm[row],
               .amount = c.amount[row],
               .social_insurance_share = c.social_insurance_share[row],
               .social_insurance_per_session = c.social_insurance_per_session[row],
               .statutory_share = c.statutory_share[row]};
  for (const NamedTruth& truth : named_truths) cost.is.*truth.member = (c.facts[static_cast<std::size_t>(truth.group)][row] & truth.bit) != 0;
  for (std::size_t i = 0; i < off_count; ++i) cost.off[i] = c.own[i][row];
  return cost;
}

}  // namespace

void to_book(const HioColumns& columns, HioBook& book) {
  book.dossiers.clear();
  book.costs.clear();
  for (std::size_t d = 0; d < columns.dossiers; ++d) book.dossiers.push_back(dossier_of(columns, d));
  for (std::size_t row = 0; row < columns.costs; ++row) book.costs.push_back(cost_of(columns, row));
}

}  // namespace couvert::yardstick
