#include "app/table_output.h"

#include <cstring>
#include <type_traits>

namespace couvert {
namespace {

// The world's faults go before those of a table: they may be the reason why another rank saw a wrong one.
constexpr std::int64_t gravity_of_table = 1;
constexpr std::int64_t gravity_of_world = 2;

}  // namespace

TableResult<void> of_the_world(const Result<void>& result) {
  if (result) return {};
  return tl::unexpected<TableError>(TableError{result.error().message, true});
}

TableResult<void> agree(Ranks& ranks, const TableResult<void>& mine) {
  RankFault fault;
  if (!mine) fault = {mine.error().is_of_the_world ? gravity_of_world : gravity_of_table, mine.error().message};
  fault = agree(ranks, fault);
  if (fault.gravity == 0) return {};
  return tl::unexpected<TableError>(TableError{fault.message, fault.gravity == gravity_of_world});
}

TableResult<void> TableOutput::open(std::string_view header, std::optional<std::uint64_t> own_bytes) {
  return of_the_world(file_.open(header, own_bytes));
}

TableResult<void> TableOutput::append(const EncodedPart& part) {
  places_.push_back({length_, part.metadata_bytes, part.bytes.size() - part.metadata_bytes});
  length_ += part.bytes.size();
  return of_the_world(file_.append(part.bytes));
}

std::vector<PartPlace> TableOutput::places_of_all() {
  static_assert(std::is_trivially_copyable_v<PartPlace>);
  std::string bytes(places_.size() * sizeof(PartPlace), '\0');
  if (!places_.empty()) std::memcpy(bytes.data(), places_.data(), bytes.size());
  std::string all;
  for (const std::string& of_rank : ranks_.gather(bytes)) all += of_rank;
  std::vector<PartPlace> places(all.size() / sizeof(PartPlace));
  if (!places.empty()) std::memcpy(places.data(), all.data(), all.size());
  return places;
}

TableResult<void> TableOutput::finish(const std::function<std::string(const std::vector<PartPlace>&)>& trailer) {
  const Result<std::uint64_t> begins_at = file_.join();
  if (!begins_at) return tl::unexpected<TableError>(TableError{begins_at.error().message, true});
  for (PartPlace& place : places_) place.offset += *begins_at;
  const std::vector<PartPlace> places = places_of_all();
  return of_the_world(file_.finish(ranks_.rank() == 0 ? trailer(places) : ""));
}

}  // namespace couvert
