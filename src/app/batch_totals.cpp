#include "app/batch_totals.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

#include "base/ensure.h"
#include "base/json_writer.h"
#include "base/text.h"

namespace couvert {
namespace {

/// Digits of a sum that may be longer than an amount can be.
std::string digits_of(Int128 number) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number != 0);
  return digits;
}

struct SumText {
  std::string units, fraction;  // `.50`, or empty
};
SumText parts_of(Int128 minor, const Currency& currency) {
  const auto decimals = static_cast<std::size_t>(currency.decimals());
  std::string digits = digits_of(minor);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  const std::size_t point = digits.size() - decimals;
  return {digits.substr(0, point), decimals == 0 ? "" : "." + digits.substr(point)};
}
/// `CHF 1,234.50`.
std::string spoken_sum(Int128 minor, const Currency& currency) {
  const SumText parts = parts_of(minor, currency);
  return std::string(currency.code()) + " " + group_digits(parts.units) + parts.fraction;
}
/// `1234.50 CHF`, as amounts stand in the formats of files.
std::string format_sum(Int128 minor, const Currency& currency) {
  const SumText parts = parts_of(minor, currency);
  return parts.units + parts.fraction + " " + std::string(currency.code());
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return group_digits(std::to_string(count)) + " " + (count == 1 ? one : many);
}

std::uint64_t count_bits(const AlignedVector<Word>& plane) {
  std::uint64_t count = 0;
  for (const Word word : plane) count += static_cast<std::uint64_t>(std::popcount(word));
  return count;
}

}  // namespace

BatchTotals& BatchTotals::operator+=(const BatchTotals& other) {
  dossiers += other.dossiers;
  costs += other.costs;
  rejected += other.rejected;
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  due_now += other.due_now;
  at_most += other.at_most;
  open_at_most += other.open_at_most;
  return *this;
}

std::uint64_t costs_to_decide(const DossierChunk& chunk) {
  std::uint64_t costs = chunk.costs;
  for (std::size_t w = 0; w < words_for(chunk.dossiers); ++w) {
    for (Word wrong = chunk.rejected[w]; wrong != 0; wrong &= wrong - 1) {
      const std::size_t row = w * word_bits + static_cast<std::size_t>(std::countr_zero(wrong));
      costs -= chunk.first_cost[row + 1] - chunk.first_cost[row];
    }
  }
  return costs;
}

BatchTotals totals_of(const DecisionBlock& block) {
  BatchTotals totals;
  totals.dossiers = count_bits(block.decided);
  totals.rejected = block.dossiers - totals.dossiers;
  totals.open_at_most = totals.dossiers - count_bits(block.at_most_known);
  for (std::size_t i = 0; i < block.dossiers; ++i) {
    ++totals.outcomes[block.outcomes[i]];
    totals.due_now += block.payable[i];
    totals.at_most += block.payable_at_most[i];
  }
  // What was not decided is 0 everywhere, which is the first outcome too.
  totals.outcomes[0] -= totals.rejected;
  return totals;
}

BatchTotals totals_of_ranks(Ranks& ranks, const BatchTotals& mine) {
  static_assert(std::is_trivially_copyable_v<BatchTotals>);
  std::string bytes(sizeof mine, '\0');
  std::memcpy(bytes.data(), &mine, sizeof mine);
  BatchTotals sum;
  for (const std::string& of_rank : ranks.gather(bytes)) {
    BatchTotals other;
    ensure(of_rank.size() == sizeof other, "ranks run the same program");
    std::memcpy(&other, of_rank.data(), sizeof other);
    sum += other;
  }
  return sum;
}

std::string totals_text(const BatchTotals& totals, const BatchNames& names) {
  std::string text = names.wording + " decided " + counted(totals.dossiers, "dossier", "dossiers") + " with " +
                     counted(totals.costs, "cost", "costs") + ".\n";
  text += "  covered " + group_digits(std::to_string(totals.outcomes[static_cast<std::size_t>(Outcome::covered)]));
  text += " · partly covered " + group_digits(std::to_string(totals.outcomes[static_cast<std::size_t>(Outcome::partly_covered)]));
  text += " · not covered " + group_digits(std::to_string(totals.outcomes[static_cast<std::size_t>(Outcome::not_covered)]));
  text += " · pending " + group_digits(std::to_string(totals.outcomes[static_cast<std::size_t>(Outcome::pending)])) + "\n";
  text += "  due now " + spoken_sum(totals.due_now, names.currency) + " · at most " + spoken_sum(totals.at_most, names.currency);
  if (totals.open_at_most > 0) text += ", and " + counted(totals.open_at_most, "dossier", "dossiers") + " without an upper bound";
  text += "\n";
  if (totals.rejected > 0) {
    text += "  " + counted(totals.rejected, "row was", "rows were") + " rejected and not decided";
    text += names.rejects.empty() ? "\n" : ": see " + names.rejects + "\n";
  }
  return text;
}

std::string totals_json(const BatchTotals& totals, const BatchNames& names) {
  const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.member("wording", names.wording);
  json.key("dossiers");
  json.number(number(totals.dossiers));
  json.key("costs");
  json.number(number(totals.costs));
  json.key("outcomes");
  json.begin_object();
  for (std::size_t i = 0; i < totals.outcomes.size(); ++i) {
    json.key(name_of(static_cast<Outcome>(i)));
    json.number(number(totals.outcomes[i]));
  }
  json.end_object();
  json.member("payable", format_sum(totals.due_now, names.currency));
  json.member("payable_at_most", format_sum(totals.at_most, names.currency));
  json.key("open_at_most");
  json.number(number(totals.open_at_most));
  json.key("rejected");
  json.number(number(totals.rejected));
  if (!names.rejects.empty()) json.member("rejects", names.rejects);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace couvert
