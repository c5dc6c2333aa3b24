#include "exchange/row_faults.h"

#include <algorithm>

namespace couvert {

RowFaults::RowFaults(std::uint64_t first_row, ChunkStorage& storage, std::vector<Reject>& rejects)
    : first_row_(first_row), storage_(storage), rejects_(rejects), rejected_(storage.view().rejected) {}

void RowFaults::of_dossier(std::size_t dossier, std::string_view column, std::string reason) {
  if (is_rejected(dossier)) return;
  storage_.reject(dossier);
  rejects_.push_back({.row = first_row_ + dossier, .column = std::string(column), .reason = std::move(reason)});
}

void RowFaults::of_cost(std::size_t cost, std::string_view column, std::string reason) {
  const std::size_t dossier = dossier_of_cost(cost);
  const std::size_t number = cost - storage_.first_cost()[dossier] + 1;
  const std::string name = std::string(costs_column) + "." + std::string(column);
  of_dossier(dossier, name, "cost " + std::to_string(number) + ": " + std::move(reason));
}

std::size_t RowFaults::dossier_of_cost(std::size_t cost) const {
  const std::uint32_t* first = storage_.first_cost();
  const std::uint32_t* after = std::upper_bound(first, first + storage_.dossiers() + 1, cost);
  return static_cast<std::size_t>(after - first) - 1;
}

}  // namespace couvert
