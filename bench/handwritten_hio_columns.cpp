// Chooses among the compiled levels, and counts what the columns weigh.
#include "handwritten_hio_columns.h"

namespace couvert::yardstick {

std::span<const ColumnsLevel> columns_levels() {
  static constexpr ColumnsLevel levels[] = {
      {"x86-64-v4", v4::decide_columns}, {"x86-64-v3", v3::decide_columns}, {"x86-64", baseline::decide_columns}};
  const std::span<const ColumnsLevel> all = levels;
  // The levels are sets of instructions; these are the members of each that came last.
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) return all;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma")) return all.subspan(1);
  return all.subspan(2);
}

void ColumnScratch::make_room(const HioColumns& columns) {
  const std::size_t dossiers = in_whole_blocks(columns.dossiers), costs = in_whole_blocks(columns.costs) + block_rows;
  dossier_terms.resize(dossiers);
  dossier_year_end.resize(dossiers);
  for (auto* of_cost : {&terms, &flags}) of_cost->resize(costs);
  year_end.resize(costs);
  dossier_of.resize(costs);
  for (auto* of_cost : {&left, &packed}) of_cost->resize(costs);
}

std::size_t HioColumns::bytes() const {
  constexpr std::size_t of_dossier = sizeof(std::uint32_t) + 7 * sizeof(std::int32_t) + 3 + (4 + off_count) * sizeof(std::int64_t);
  constexpr std::size_t of_cost = 6 + group_count + 7 * sizeof(std::int32_t) + (4 + off_count) * sizeof(std::int64_t);
  return dossiers * of_dossier + costs * of_cost;
}

}  // namespace couvert::yardstick
