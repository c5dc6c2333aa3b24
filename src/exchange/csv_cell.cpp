#include "exchange/csv_cell.h"

#include <algorithm>

#include "base/text.h"
#include "facts/dossier.h"
#include "facts/reader.h"
#include "source/diagnostic.h"

namespace couvert {
namespace {

using Read = tl::expected<Value, std::string>;

Read refuse(std::string reason, const std::string& hint = {}) {
  if (!hint.empty()) reason += "; " + hint;
  return tl::unexpected(std::move(reason));
}

Read must_be(const std::string& wanted, std::string_view text, const std::string& hint = {}) {
  return refuse("must be " + wanted + ", not " + seen_csv(text), hint);
}

Read read_truth(const ColumnSpec& spec, std::string_view text) {
  if (text == "yes" || text == "true") return known(1);
  if (text == "no" || text == "false") return known(0);
  if (spec.may_be_open) return must_be("`yes`, `no` or `unknown`", text, did_you_mean(text, {"yes", "no", "true", "false", "unknown"}));
  return must_be("`yes` or `no`", text, did_you_mean(text, {"yes", "no", "true", "false"}));
}

Read read_option(const ColumnSpec& spec, std::string_view text) {
  const auto place_of = [&](std::string_view word) { return std::find(spec.options.begin(), spec.options.end(), word); };
  auto found = place_of(text);
  if (found == spec.options.end() && text == "true") found = place_of("yes");
  if (found == spec.options.end() && text == "false") found = place_of("no");
  if (found != spec.options.end()) return known(found - spec.options.begin());
  const std::string hint = did_you_mean(text, spec.options);
  if (spec.role == ColumnRole::kind) return refuse("the vocabulary has no kind of cost " + seen_csv(text), hint);
  return must_be(one_of(spec.options), text, hint);
}

/// The currency may be left out: then it is the product's.
ParsedMoney parse_csv_money(std::string_view text, const Currency& home) {
  const ParsedMoney with_currency = parse_money(text);
  if (with_currency.money || with_currency.fault != MoneyFault::malformed) return with_currency;
  return parse_money(std::string(text) + " " + std::string(home.code()));
}

Read read_money(std::string_view text, const Currency& home) {
  const ParsedMoney parsed = parse_csv_money(text, home);
  const std::string code(home.code());
  if (parsed.money) {
    if (parsed.money->currency != home) return must_be("in " + code, text);
    if (parsed.money->minor < 0) return refuse("must not be negative: " + seen_csv(text));
    return known(parsed.money->minor);
  }
  switch (parsed.fault) {
    case MoneyFault::unknown_currency: return refuse("is in no currency of ISO 4217: " + seen_csv(text), "the product's currency is " + code);
    case MoneyFault::too_many_decimals: return refuse("has more decimals than its currency: " + seen_csv(text));
    case MoneyFault::too_large: return refuse("is above 10^13 units of a currency: " + seen_csv(text));
    case MoneyFault::malformed: break;
  }
  const auto meant = suggest_money(text);
  return must_be("an amount such as `1200.50` or `1200.50 " + code + "`", text, meant ? "write `" + *meant + "`" : "");
}

Read read_count(std::string_view text) {
  const std::optional<Decimal> number = parse_decimal(text);
  if (!number) return must_be("a whole number", text);
  if (number->scale != 0 || number->mantissa < 0 || number->mantissa > max_count) return must_be("a whole number from 0 to 1000000000", text);
  return known(number->mantissa);
}

Read read_percent(std::string_view text) {
  constexpr int finest = 4;  // decimals of a percentage that are whole parts per million
  constexpr std::int64_t whole = 1'000'000;
  std::string_view written = text;
  if (written.ends_with('%')) {
    written.remove_suffix(1);
    if (written.ends_with(' ')) written.remove_suffix(1);
  }
  const std::optional<Decimal> number = parse_decimal(written);
  if (!number) return must_be("a percentage such as `30` or `30 %`", text);
  if (number->scale <= finest && number->mantissa >= 0 && number->mantissa <= whole) {
    std::int64_t ppm = number->mantissa;
    for (int scale = number->scale; scale < finest; ++scale) ppm *= 10;
    if (ppm <= whole) return known(ppm);
  }
  return must_be("from 0 % to 100 % with at most four decimals", text);
}

Read read_date(std::string_view text) {
  if (const std::optional<Day> day = parse_day(text)) return known(day->number);
  constexpr std::size_t date_size = 10;
  const bool has_time = text.size() > date_size && text[date_size] == 'T' && parse_day(text.substr(0, date_size));
  return must_be("a date such as `2026-03-02`", text, has_time ? "a date has no time of day" : "");
}

Read read_instant(std::string_view text, const Zone& zone) {
  const ParsedInstant parsed = parse_instant(text, zone);
  if (parsed.instant) return known(parsed.instant->seconds);
  const std::string name(zone.name());
  const std::string hint = "write the offset from UTC, such as `+01:00` or `Z`";
  switch (parsed.fault) {
    case InstantFault::does_not_exist: return refuse("is a local time that summer time skips in " + name + ": " + seen_csv(text), hint);
    case InstantFault::ambiguous: return refuse("is a local time that comes twice in " + name + ": " + seen_csv(text), hint);
    case InstantFault::malformed: break;
  }
  return must_be("a date with time such as `2026-03-02T08:30`", text, parse_day(text) ? "add the time of day" : "");
}

}  // namespace

std::string seen_csv(std::string_view text) {
  constexpr std::size_t longest = 256;  // what is shown is shorter still
  std::string_view rest = text.substr(0, longest);
  std::string readable;
  while (!rest.empty()) {
    const std::size_t good = std::min({first_invalid_utf8(rest).value_or(rest.size()), rest.find('\r'), rest.size()});
    readable += rest.substr(0, good);
    rest.remove_prefix(good);
    if (rest.empty()) break;
    readable += "\uFFFD";
    rest.remove_prefix(1);
  }
  return seen_name(readable);
}

Read read_csv_cell(const ColumnSpec& spec, std::string_view text, const Form& form) {
  if (text == "unknown") {
    if (spec.may_be_open) return unknown_value();
    return refuse("must be stated, it cannot be `unknown`");
  }
  switch (spec.type) {
    case FactType::truth: return read_truth(spec, text);
    case FactType::option: return read_option(spec, text);
    case FactType::money: return read_money(text, form.currency);
    case FactType::count: return read_count(text);
    case FactType::percent: return read_percent(text);
    case FactType::date: return read_date(text);
    case FactType::instant: return read_instant(text, form.zone);
  }
  return refuse("has a type that cannot be read");
}

}  // namespace couvert
