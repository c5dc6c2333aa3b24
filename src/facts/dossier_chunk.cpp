// The memory of a chunk, and the two ways between dossiers and columns.
#include "facts/dossier_chunk.h"

#include <algorithm>

#include "base/ensure.h"

namespace couvert {
namespace {

std::size_t padded(std::size_t rows) { return words_for(rows) * word_bits; }

void put(const ChunkStorage::WritableColumn& column, std::size_t row, Value value) {
  if (value.stated == Stated::left_out) return;
  ensure(static_cast<bool>(column), "a chunk has every column that its dossiers state");
  if (value.stated == Stated::unknown) {
    ensure(column.open != nullptr, "what is open may be open");
    set_bit(column.open, row);
    return;
  }
  set_bit(column.known, row);
  if (column.bits != nullptr && value.number != 0) set_bit(column.bits, row);
  if (column.codes != nullptr) column.codes[row] = static_cast<std::uint8_t>(value.number);
  if (column.numbers != nullptr) column.numbers[row] = value.number;
}

Value take(const Column& column, const ColumnSpec& spec, std::size_t row) {
  if (column.known == nullptr) return {};
  if (column.open != nullptr && bit_of(column.open, row)) return unknown_value();
  if (!bit_of(column.known, row)) return {};
  switch (spec.type) {
    case FactType::truth: return known(bit_of(column.bits, row) ? 1 : 0);
    case FactType::option: return known(column.codes[row]);
    default: return known(column.numbers[row]);
  }
}

Value stated(const std::vector<Value>& values, std::size_t index) { return index < values.size() ? values[index] : Value{}; }

/// A moment that is left out is open, and one that equals its default need not be stated.
Value value_of(const ColumnSpec& spec, const Dossier& dossier) {
  const Policy& policy = dossier.policy;
  const Incident& incident = dossier.incident;
  switch (spec.role) {
    case ColumnRole::policy_from: return known(policy.from.number);
    case ColumnRole::policy_to: return known(policy.to.number);
    case ColumnRole::policy_concluded: return policy.concluded == policy.from ? Value{} : known(policy.concluded.number);
    case ColumnRole::annual_premium: return policy.annual_premium ? known(policy.annual_premium->minor) : Value{};
    case ColumnRole::termination_received: return policy.termination ? known(policy.termination->received.number) : Value{};
    case ColumnRole::termination_by: return policy.termination ? known(static_cast<std::int64_t>(policy.termination->by)) : Value{};
    case ColumnRole::schedule: return stated(policy.schedule, spec.index);
    case ColumnRole::discovered: return incident.discovered;
    case ColumnRole::series_began: return incident.series_began == incident.discovered ? Value{} : incident.series_began;
    case ColumnRole::occurred: return incident.occurred;
    case ColumnRole::notified: return incident.notified;
    case ColumnRole::paid_before: return incident.paid_before == known(0) ? Value{} : incident.paid_before;
    case ColumnRole::deductible_before: return incident.deductible_before == known(0) ? Value{} : incident.deductible_before;
    case ColumnRole::fact: return stated(incident.facts, spec.index);
    case ColumnRole::kind: case ColumnRole::amount: case ColumnRole::rate_open: break;  // of a cost
  }
  return {};
}

Value value_of(const ColumnSpec& spec, const Cost& cost) {
  using enum ColumnRole;
  switch (spec.role) {
    case kind: return known(cost.kind);
    case amount: return cost.amount;
    case rate_open: return cost.rate_unknown ? known(1) : Value{};
    case fact: return stated(cost.facts, spec.index);
    // Of the dossier; all are named, so that the compiler finds a role that is forgotten here.
    case policy_from: case policy_to: case policy_concluded: case annual_premium: case termination_received: case termination_by: case schedule:
    case discovered: case series_began: case occurred: case notified: case paid_before: case deductible_before: break;
  }
  return {};
}

Value or_open(Value value) { return value.stated == Stated::left_out ? unknown_value() : value; }
Value or_zero(Value value) { return value.stated == Stated::left_out ? known(0) : value; }
Day day(Value value) { return {static_cast<std::int32_t>(value.number)}; }

void set_value(const ColumnSpec& spec, Value value, const Currency& currency, Dossier& dossier) {
  Policy& policy = dossier.policy;
  Incident& incident = dossier.incident;
  switch (spec.role) {
    case ColumnRole::policy_from: policy.from = policy.concluded = day(value); break;
    case ColumnRole::policy_to: policy.to = day(value); break;
    case ColumnRole::policy_concluded: if (is_known(value)) policy.concluded = day(value); break;
    case ColumnRole::annual_premium: if (is_known(value)) policy.annual_premium = Money{value.number, currency}; break;
    case ColumnRole::termination_received: if (is_known(value)) policy.termination = Termination{day(value)}; break;
    case ColumnRole::termination_by: if (is_known(value) && policy.termination) policy.termination->by = static_cast<Party>(value.number); break;
    case ColumnRole::schedule: policy.schedule[spec.index] = value; break;
    case ColumnRole::discovered: incident.discovered = incident.series_began = or_open(value); break;
    case ColumnRole::series_began: if (value.stated != Stated::left_out) incident.series_began = value; break;
    case ColumnRole::occurred: incident.occurred = or_open(value); break;
    case ColumnRole::notified: incident.notified = or_open(value); break;
    case ColumnRole::paid_before: incident.paid_before = or_zero(value); break;
    case ColumnRole::deductible_before: incident.deductible_before = or_zero(value); break;
    case ColumnRole::fact: incident.facts[spec.index] = value; break;
    case ColumnRole::kind: case ColumnRole::amount: case ColumnRole::rate_open: break;  // of a cost
  }
}

void set_value(const ColumnSpec& spec, Value value, Cost& cost) {
  using enum ColumnRole;
  switch (spec.role) {
    case kind: cost.kind = static_cast<KindId>(value.number); break;
    case amount: cost.amount = or_open(value); break;
    case rate_open: cost.rate_unknown = is_known(value) && value.number != 0; break;
    case fact: cost.facts[spec.index] = value; break;
    // Of the dossier; all are named, so that the compiler finds a role that is forgotten here.
    case policy_from: case policy_to: case policy_concluded: case annual_premium: case termination_received: case termination_by: case schedule:
    case discovered: case series_began: case occurred: case notified: case paid_before: case deductible_before: break;
  }
}

}  // namespace

std::vector<ChunkStorage::Memory> ChunkStorage::memory_for(const std::vector<ColumnSpec>& specs, const std::vector<std::uint8_t>& present) {
  std::vector<Memory> memory(specs.size());
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (present[i] != 0) memory[i].spec = &specs[i];
  }
  return memory;
}

ChunkStorage::ChunkStorage(const ColumnLayout& layout, const ColumnPresence& presence)
    : of_dossier_(memory_for(layout.of_dossier, presence.of_dossier)), of_cost_(memory_for(layout.of_cost, presence.of_cost)) {}

void ChunkStorage::clear(std::vector<Memory>& columns, std::size_t rows) {
  const std::size_t words = words_for(rows);
  for (Memory& column : columns) {
    if (column.spec == nullptr) continue;
    column.known.assign(words, 0);
    if (column.spec->may_be_open) column.open.assign(words, 0);
    if (column.spec->type == FactType::truth) column.bits.assign(words, 0);
    else if (column.spec->type == FactType::option) column.codes.assign(padded(rows), 0);
    else column.numbers.assign(padded(rows), 0);
  }
}

void ChunkStorage::start(std::size_t dossiers, std::size_t costs) {
  dossiers_ = dossiers;
  costs_ = costs;
  clear(of_dossier_, dossiers);
  clear(of_cost_, costs);
  first_cost_.assign(dossiers + 1, 0);
  rejected_.assign(words_for(dossiers), 0);
}

ChunkStorage::WritableColumn ChunkStorage::writable(Memory& memory) {
  if (memory.spec == nullptr) return {};
  const auto or_null = [](auto& values, bool exists) { return exists ? values.data() : nullptr; };
  const FactType type = memory.spec->type;
  const bool has_numbers = type != FactType::truth && type != FactType::option;
  return {memory.known.data(), or_null(memory.open, memory.spec->may_be_open), or_null(memory.bits, type == FactType::truth),
          or_null(memory.codes, type == FactType::option), or_null(memory.numbers, has_numbers)};
}

ChunkStorage::WritableColumn ChunkStorage::of_dossier(ColumnId column) { return writable(of_dossier_[column]); }
ChunkStorage::WritableColumn ChunkStorage::of_cost(ColumnId column) { return writable(of_cost_[column]); }

std::vector<Column> ChunkStorage::columns_of(const std::vector<Memory>& columns) {
  std::vector<Column> views;
  views.reserve(columns.size());
  for (const Memory& memory : columns) {
    const auto or_null = [](const auto& values) { return values.empty() ? nullptr : values.data(); };
    views.push_back({or_null(memory.known), or_null(memory.open), or_null(memory.bits), or_null(memory.codes), or_null(memory.numbers)});
  }
  return views;
}

DossierChunk ChunkStorage::view() const {
  return {dossiers_, costs_, first_cost_.data(), columns_of(of_dossier_), columns_of(of_cost_), rejected_.data()};
}

void write_dossiers(const ColumnLayout& layout, const std::vector<Dossier>& dossiers, ChunkStorage& storage) {
  std::size_t costs = 0;
  for (const Dossier& dossier : dossiers) costs += dossier.costs.size();
  storage.start(dossiers.size(), costs);
  std::uint32_t next = 0;
  for (std::size_t d = 0; d < dossiers.size(); ++d) {
    storage.first_cost()[d] = next;
    next += static_cast<std::uint32_t>(dossiers[d].costs.size());
  }
  storage.first_cost()[dossiers.size()] = next;
  for (std::size_t c = 0; c < layout.of_dossier.size(); ++c) {
    const auto column = storage.of_dossier(static_cast<ColumnId>(c));
    for (std::size_t d = 0; d < dossiers.size(); ++d) put(column, d, value_of(layout.of_dossier[c], dossiers[d]));
  }
  for (std::size_t c = 0; c < layout.of_cost.size(); ++c) {
    const auto column = storage.of_cost(static_cast<ColumnId>(c));
    std::size_t row = 0;
    for (const Dossier& dossier : dossiers) {
      for (const Cost& cost : dossier.costs) put(column, row++, value_of(layout.of_cost[c], cost));
    }
  }
}

Dossier dossier_at(const ColumnLayout& layout, const Form& form, const DossierChunk& chunk, std::size_t row) {
  Dossier dossier;
  dossier.policy.schedule.resize(form.schedule.size());
  dossier.incident.facts.resize(form.vocabulary->facts.size());
  for (std::size_t c = 0; c < layout.of_dossier.size(); ++c) {
    const ColumnSpec& spec = layout.of_dossier[c];
    set_value(spec, take(chunk.of_dossier[c], spec, row), form.currency, dossier);
  }
  for (std::uint32_t r = chunk.first_cost[row]; r < chunk.first_cost[row + 1]; ++r) {
    Cost& cost = dossier.costs.emplace_back();
    cost.id = std::to_string(dossier.costs.size());
    cost.facts.resize(form.vocabulary->facts.size());
    for (std::size_t c = 0; c < layout.of_cost.size(); ++c) set_value(layout.of_cost[c], take(chunk.of_cost[c], layout.of_cost[c], r), cost);
  }
  return dossier;
}

}  // namespace couvert
