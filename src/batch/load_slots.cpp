// Reads a chunk into slots: the cost's own statement before the incident's, then what is 0 unless stated, then presumptions.
#include "batch/chunk_columns.h"
#include "program/cover_period.h"

namespace couvert {
namespace {

class SlotLoading : public ChunkColumns {
 public:
  using ChunkColumns::ChunkColumns;

  void slots() {
    const Program& program = *s_.plan.program;
    s_.slots.assign(program.slots.size(), {});
    for (SlotId id = 0; id < program.slots.size(); ++id) {
      if (s_.plan.slots[id].constant) {
        constant_slot(id);
        continue;
      }
      if (program.slots[id].source == SlotSource::fact) fact(id);
      else dossier_slot(id);
      if (program.slots[id].as_local_day) as_local_days(id);
    }
  }

 private:
  void constant_slot(SlotId id) {
    SlotColumn& slot = s_.slots[id];
    const SlotPlan& planned = s_.plan.slots[id];
    slot.known = is_known(*planned.constant) ? s_.ones : s_.zeros;
    if (planned.constant->stated == Stated::left_out) slot.left_out = s_.ones;
    const FactType type = s_.plan.program->slots[id].type;
    if (type == FactType::truth) slot.bits = planned.constant->number != 0 ? s_.ones : s_.zeros;
    else if (type != FactType::option) slot.numbers = s_.constant(planned.constant->number);
    else slot.codes = constant_codes(planned.level, static_cast<std::uint8_t>(planned.constant->number));
    if (!planned.presumptions.empty()) slot.presumed = s_.every(planned.level);
  }

  [[nodiscard]] const std::uint8_t* constant_codes(Level level, std::uint8_t code) {
    auto* codes = s_.arena.take<std::uint8_t>(s_.words(level) * word_bits);
    std::memset(codes, code, s_.words(level) * word_bits);
    return codes;
  }

  void dossier_slot(SlotId id) {
    const Slot& slot = s_.plan.program->slots[id];
    switch (slot.source) {
      case SlotSource::schedule: schedule(id); break;
      case SlotSource::incident_instant: instant(id); break;
      case SlotSource::policy_day: policy_day(id); break;
      case SlotSource::cover_end: cover_end(id); break;
      case SlotSource::annual_premium: premium(id); break;
      case SlotSource::fact: break;
    }
  }

  /// The column as it is; what is not known is open or left out.
  void take_column(SlotColumn& slot, const Column* column, FactType type) {
    if (column == nullptr) {
      slot.known = s_.zeros;
      if (type == FactType::truth) slot.bits = s_.zeros;
      else if (type == FactType::option) slot.codes = constant_codes(Level::dossier, 0);
      else slot.numbers = s_.constant(0);
      return;
    }
    slot.known = column->known;
    slot.bits = column->bits;
    slot.codes = column->codes;
    slot.numbers = column->numbers;
  }

  void schedule(SlotId id) {
    SlotColumn& slot = s_.slots[id];
    const Column& column = chunk_.of_dossier[*s_.plan.slots[id].of_dossier];
    take_column(slot, column.known == nullptr ? nullptr : &column, s_.plan.program->slots[id].type);
    const Value unless_stated = s_.plan.program->schedule_defaults[s_.plan.program->slots[id].index];
    Word* left_out = s_.arena.plane(s_.rows.dossier_words);
    k_.neither(left_out, slot.known, open_of(column), s_.rows.every_dossier, s_.rows.dossier_words);
    if (unless_stated.stated == Stated::left_out) slot.left_out = left_out;
    else if (is_known(unless_stated)) set_where(slot, Level::dossier, left_out, unless_stated.number);
  }

  [[nodiscard]] Plane open_of(const Column& column) const { return column.open == nullptr ? s_.zeros : column.open; }

  void instant(SlotId id) {
    const Slot& slot = s_.plan.program->slots[id];
    SlotColumn& read = s_.slots[id];
    const std::optional<ColumnId> column = s_.plan.slots[id].of_dossier;
    take_column(read, column ? &chunk_.of_dossier[*column] : nullptr, slot.type);
    if (slot.index != static_cast<std::uint16_t>(IncidentInstant::series_began)) return;
    const Column* discovered = dossier_column(ColumnRole::discovered);
    if (discovered == nullptr) return;
    if (!column) return take_column(read, discovered, slot.type);
    const Column& series = chunk_.of_dossier[*column];
    Word* defaults = s_.arena.plane(s_.rows.dossier_words);
    k_.neither(defaults, series.known, open_of(series), discovered->known, s_.rows.dossier_words);
    if (!s_.any(Level::dossier, defaults)) return;
    auto* numbers = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    for (std::size_t d = 0; d < s_.rows.dossier_words * word_bits; ++d) {
      numbers[d] = bit_of(defaults, d) ? discovered->numbers[d] : series.numbers[d];
    }
    k_.or_into(defaults, series.known, s_.rows.dossier_words);
    read.known = defaults;
    read.numbers = numbers;
  }

  void policy_day(SlotId id) {
    SlotColumn& slot = s_.slots[id];
    slot.known = s_.rows.every_dossier;
    const Column* from = dossier_column(ColumnRole::policy_from);
    switch (static_cast<PolicyDay>(s_.plan.program->slots[id].index)) {
      case PolicyDay::from: slot.numbers = from->numbers; break;
      case PolicyDay::to: slot.numbers = dossier_column(ColumnRole::policy_to)->numbers; break;
      case PolicyDay::concluded: slot.numbers = concluded(); break;
    }
  }

  [[nodiscard]] const std::int64_t* concluded() {
    const Column* from = dossier_column(ColumnRole::policy_from);
    const Column* column = dossier_column(ColumnRole::policy_concluded);
    if (column == nullptr) return from->numbers;
    auto* days = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    for (std::size_t d = 0; d < s_.rows.dossier_words * word_bits; ++d) days[d] = bit_of(column->known, d) ? column->numbers[d] : from->numbers[d];
    return days;
  }

  void cover_end(SlotId id) {
    SlotColumn& slot = s_.slots[id];
    slot.known = s_.rows.every_dossier;
    const std::int64_t* to = dossier_column(ColumnRole::policy_to)->numbers;
    const Column* received = dossier_column(ColumnRole::termination_received);
    slot.numbers = to;
    if (received == nullptr || !s_.any(Level::dossier, received->known)) return;
    auto* days = s_.arena.take<std::int64_t>(s_.rows.dossier_words * word_bits);
    std::memcpy(days, to, s_.rows.dossier_words * word_bits * sizeof(std::int64_t));
    const std::int64_t* from = dossier_column(ColumnRole::policy_from)->numbers;
    const auto day = [](std::int64_t number) { return Day{static_cast<std::int32_t>(number)}; };
    for (std::size_t d = 0; d < s_.rows.dossiers; ++d) {
      if (!bit_of(received->known, d)) continue;
      Policy policy;
      policy.from = day(from[d]);
      policy.to = day(to[d]);
      policy.termination = Termination{day(received->numbers[d])};
      days[d] = first_day_without_cover(*s_.plan.wording, s_.plan.program->readings, policy).number;
    }
    slot.numbers = days;
  }

  void premium(SlotId id) {
    const std::optional<ColumnId> column = s_.plan.slots[id].of_dossier;
    take_column(s_.slots[id], column ? &chunk_.of_dossier[*column] : nullptr, FactType::money);
  }

  void fact(SlotId id) {
    const SlotPlan& planned = s_.plan.slots[id];
    const Slot& slot = s_.plan.program->slots[id];
    SlotColumn& read = s_.slots[id];
    const Column* incident = planned.of_dossier ? &chunk_.of_dossier[*planned.of_dossier] : nullptr;
    if (incident != nullptr && incident->known == nullptr) incident = nullptr;
    take_column(read, incident, slot.type);
    Plane stated = s_.zeros;
    if (incident != nullptr) {
      Word* plane = s_.arena.plane(s_.rows.dossier_words);
      k_.or2(plane, incident->known, open_of(*incident), s_.rows.dossier_words);
      stated = read.incident_stated = plane;
    }
    if (planned.level == Level::row) stated = by_cost(planned, slot, stated, read);
    left_out(id, stated);
  }

  /// Puts the costs' own statements over the incident's, for rows. Returns where either states something.
  [[nodiscard]] Plane by_cost(const SlotPlan& planned, const Slot& slot, Plane incident_stated, SlotColumn& read) {
    const Column* cost = planned.of_cost ? &chunk_.of_cost[*planned.of_cost] : nullptr;
    const bool has_own = cost != nullptr && cost->known != nullptr;
    Plane known = has_own ? s_.of_costs(cost->known) : s_.zeros;
    Plane own = s_.zeros;
    if (has_own) {
      own = cost->open == nullptr ? known : s_.joined(Level::row, known, s_.of_costs(cost->open));
      read.own = own;
    }
    const Plane incident_known = s_.without(Level::row, s_.expanded(read.known), own);
    if (slot.type == FactType::truth) {
      const Plane bits = s_.both(Level::row, incident_known, s_.expanded(read.bits));
      read.bits = has_own ? s_.joined(Level::row, s_.of_costs(cost->bits), bits) : bits;
    } else {
      FactLayers& layers = read.layers;
      layers.are_used = true;
      if (has_own) layers.costs = {cost->known, cost->codes, cost->numbers};
      layers.from_costs = known;
      layers.incidents = {read.known, read.codes, read.numbers};
      if (incident_known != s_.zeros) layers.from_incidents = incident_known;
      read.codes = nullptr;
      read.numbers = nullptr;
    }
    read.known = s_.joined(Level::row, known, incident_known);
    return s_.joined(Level::row, own, s_.expanded(incident_stated));
  }

  void left_out(SlotId id, Plane stated) {
    const SlotPlan& planned = s_.plan.slots[id];
    SlotColumn& read = s_.slots[id];
    const bool is_zero = s_.plan.program->slots[id].zero_unless_stated;
    if (!is_zero && planned.presumptions.empty()) return;
    Plane left_out = s_.without(planned.level, s_.every(planned.level), stated);
    if (is_zero) {
      read.known = s_.joined(planned.level, read.known, left_out);  // numbers are 0 already where nothing is known
      return;
    }
    for (const std::uint16_t p : planned.presumptions) {
      const PresumedFact& presumed = s_.plan.program->presumptions[p];
      Plane reach = left_out;
      if (presumed.kinds != every_kind) reach = reached_kinds(reach, presumed.kinds);
      if (presumed.contracts_from) reach = contracts_from(planned.level, reach, *presumed.contracts_from);
      set_where(read, planned.level, reach, presumed.value);
      read.presumed = read.presumed == nullptr ? reach : s_.joined(planned.level, read.presumed, reach);
      left_out = s_.without(planned.level, left_out, reach);
    }
  }

  /// A presumption reaches costs of its kinds, and dossiers without costs.
  [[nodiscard]] Plane reached_kinds(Plane rows, KindMask kinds) {
    Word* out = s_.arena.plane(s_.rows.row_words);
    k_.or_not(out, s_.of_kinds(kinds), s_.rows.real, s_.rows.row_words);
    k_.and2(out, out, rows, s_.rows.row_words);
    return out;
  }

  [[nodiscard]] Plane contracts_from(Level level, Plane rows, Day first) {
    Word* before = s_.arena.plane(s_.rows.dossier_words);
    k_.less(before, concluded(), s_.constant(first.number), s_.rows.dossier_words);
    return s_.without(level, rows, level == Level::row ? s_.expanded(before) : before);
  }

  void set_where(SlotColumn& slot, Level level, Plane where, std::int64_t number) {
    slot.known = s_.joined(level, slot.known, where);
    if (number == 0) return;  // values are 0 where nothing is known
    if (slot.bits != nullptr) {
      slot.bits = s_.joined(level, slot.bits, where);
    } else if (slot.layers.are_used) {
      slot.layers.presumed.emplace_back(where, number);
    } else if (slot.codes != nullptr) {
      slot.codes = patched(slot.codes, level, where, static_cast<std::uint8_t>(number));
    } else {
      slot.numbers = patched(slot.numbers, level, where, number);
    }
  }

  template <class T>
  [[nodiscard]] const T* patched(const T* values, Level level, Plane where, T value) {
    T* out = s_.arena.take<T>(s_.words(level) * word_bits);
    for (std::size_t i = 0; i < s_.words(level) * word_bits; ++i) out[i] = bit_of(where, i) ? value : values[i];
    return out;
  }

  void as_local_days(SlotId id) {
    SlotColumn& slot = s_.slots[id];
    FactLayers& layers = slot.layers;
    if (!layers.are_used) {
      slot.numbers = local_days(slot.numbers, slot.known, s_.words(s_.plan.slots[id].level));
      return;
    }
    if (layers.costs.known != nullptr) layers.costs.numbers = local_days(layers.costs.numbers, layers.costs.known, words_for(s_.cost_count));
    if (layers.from_incidents != nullptr) layers.incidents.numbers = local_days(layers.incidents.numbers, layers.incidents.known, s_.rows.dossier_words);
  }

  [[nodiscard]] const std::int64_t* local_days(const std::int64_t* instants, Plane known, std::size_t words) {
    const Zone& zone = s_.plan.wording->form.zone;
    std::int64_t first = 0, last = 0;
    k_.range(&first, &last, instants, known, words);
    std::vector<OffsetChange> changes;
    ZoneSpan span = zone.span_at(Instant{first});
    const std::int64_t offset = span.offset_seconds;
    while (span.end.seconds <= last) {
      const ZoneSpan next = zone.span_at(span.end);
      changes.push_back({span.end.seconds, next.offset_seconds - span.offset_seconds});
      span = next;
    }
    auto* days = s_.arena.take<std::int64_t>(words * word_bits);
    k_.local_days(days, instants, offset, changes.data(), changes.size(), words);
    return days;
  }
};

}  // namespace

void load_slots(const DossierChunk& chunk, ChunkState& state) { SlotLoading(chunk, state).slots(); }

}  // namespace couvert
