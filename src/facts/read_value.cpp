// Reads single values: yes and no, options, money, counts, percentages, dates and moments.
#include <algorithm>
#include <utility>

#include "facts/read_dossier.h"
#include "facts/reader.h"

namespace couvert {

namespace {

std::string named(std::string_view what) { return "`" + std::string(what) + "`"; }

std::string_view wrong_type_code(const Expected& expected) {
  return expected.is_fact ? "fact_wrong_type" : "wrong_type";
}

std::optional<Decimal> parse_percent(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  text.remove_suffix(1);
  if (text.ends_with(' ')) text.remove_suffix(1);
  return parse_decimal(text);
}

bool is_truth_word(std::string_view text) { return text == "yes" || text == "no" || text == "true" || text == "false"; }

/// Says whether a text is well written, for some type: then it is of the wrong type where another is asked, else malformed.
bool is_value_of_some_type(const std::string& text, const Zone& zone) {
  return is_truth_word(text) || parse_percent(text) || parse_money(text).money || parse_day(text) ||
         parse_instant(text, zone).instant;
}

/// What a reader of one type says of a text that it does not read.
struct Complaint {
  std::string_view malformed;  // the code if the text is no value of any type
  std::string must_be;
  std::string hint = {};
};

std::nullopt_t complain(Reader& reader, const Node& node, const Expected& expected, Complaint complaint) {
  const bool other_type = node.kind != Node::Kind::scalar || is_value_of_some_type(node.text, reader.form.zone);
  reader.error(other_type ? wrong_type_code(expected) : complaint.malformed, node.place,
               named(expected.name) + " must be " + complaint.must_be + ", not " + seen(node),
               std::move(complaint.hint));
  return std::nullopt;
}

std::optional<Value> read_truth(Reader& reader, const Node& node, const Expected& expected) {
  if (node.text == "yes" || node.text == "true") return known(1);
  if (node.text == "no" || node.text == "false") return known(0);
  return complain(reader, node, expected,
                  {.malformed = wrong_type_code(expected),
                   .must_be = "`yes`, `no` or `unknown`",
                   .hint = did_you_mean(node.text, {"yes", "no", "true", "false", "unknown"})});
}

std::optional<Value> read_count(Reader& reader, const Node& node, const Expected& expected) {
  const std::optional<Decimal> number = parse_decimal(node.text);
  if (!number) return complain(reader, node, expected, {.malformed = "malformed_number", .must_be = "a whole number"});
  if (number->scale == 0 && number->mantissa >= 0 && number->mantissa <= max_count) return known(number->mantissa);
  reader.error("number_out_of_range", node.place,
               named(expected.name) + " must be a whole number from 0 to 1000000000, not " + seen(node));
  return std::nullopt;
}

std::optional<Value> read_percent(Reader& reader, const Node& node, const Expected& expected) {
  constexpr int finest = 4;  // decimals of a percentage that are whole parts per million
  const std::optional<Decimal> number = parse_percent(node.text);
  if (!number) {
    const bool lacks_sign = parse_decimal(node.text).has_value();
    return complain(reader, node, expected,
                    {.malformed = "malformed_percent",
                     .must_be = "a percentage such as `30 %`",
                     .hint = lacks_sign ? "write `" + node.text + " %`" : std::string{}});
  }
  if (number->scale <= finest && number->mantissa >= 0 && number->mantissa <= 1'000'000) {
    std::int64_t ppm = number->mantissa;
    for (int scale = number->scale; scale < finest; ++scale) ppm *= 10;
    if (ppm <= 1'000'000) return known(ppm);
  }
  reader.error("percent_out_of_range", node.place,
               named(expected.name) + " must be from 0 % to 100 % with at most four decimals, not " + seen(node));
  return std::nullopt;
}

std::optional<Value> read_instant(Reader& reader, const Node& node, const Expected& expected) {
  const ParsedInstant parsed = parse_instant(node.text, reader.form.zone);
  if (parsed.instant) return known(parsed.instant->seconds);
  const std::string zone(reader.form.zone.name());
  const std::string hint = "write the offset from UTC, such as `+01:00` or `Z`";
  switch (parsed.fault) {
    case InstantFault::malformed:
      return complain(
          reader, node, expected,
          {.malformed = "malformed_datetime",
           .must_be = "a date with time such as `2026-03-02T08:30`",
           .hint = parse_day(node.text) ? "add the time of day, `" + node.text + "T08:30`" : std::string{}});
    case InstantFault::does_not_exist:
      reader.error("time_does_not_exist", node.place,
                   named(expected.name) + " is a local time that summer time skips in " + zone + ": " + seen(node),
                   hint);
      break;
    case InstantFault::ambiguous:
      reader.error("time_ambiguous", node.place,
                   named(expected.name) + " is a local time that comes twice in " + zone + ": " + seen(node), hint);
      break;
  }
  return std::nullopt;
}

std::optional<Day> read_day(Reader& reader, const Node& node, const Expected& expected) {
  if (node.kind == Node::Kind::scalar) {
    if (const std::optional<Day> day = parse_day(node.text)) return day;
  }
  std::string hint;
  if (node.text.size() > 10 && node.text[10] == 'T' && parse_day(node.text.substr(0, 10)))
    hint = "a date has no time of day";
  return complain(reader, node, expected,
                  {.malformed = "malformed_date", .must_be = "a date such as `2026-03-02`", .hint = std::move(hint)});
}

void report_money(Reader& reader, const Node& node, const Expected& expected, MoneyFault fault) {
  const std::string home(reader.form.currency.code());
  switch (fault) {
    case MoneyFault::malformed: {
      const bool lacks_currency = parse_decimal(node.text).has_value();
      const auto meant = suggest_money(node.text);
      complain(reader, node, expected,
               {.malformed = "malformed_money",
                .must_be = "money such as `120 " + home + "`",
                .hint = lacks_currency ? "write the currency, `" + node.text + " " + home + "`"
                        : meant        ? "write `" + *meant + "`"
                                       : std::string{}});
      break;
    }
    case MoneyFault::unknown_currency: {
      const std::string nearest = did_you_mean(node.text.substr(node.text.rfind(' ') + 1), {home});
      reader.error("unknown_currency", node.place,
                   named(expected.name) + " is in no currency of ISO 4217: " + seen(node),
                   nearest.empty() ? "the product's currency is " + home : nearest);
      break;
    }
    case MoneyFault::too_many_decimals:
      reader.error("too_many_decimals", node.place,
                   named(expected.name) + " has more decimals than its currency: " + seen(node));
      break;
    case MoneyFault::too_large:
      reader.error("amount_too_large", node.place,
                   named(expected.name) + " is above 10^13 units of a currency: " + seen(node));
      break;
  }
}

std::optional<Money> read_amount_of(Reader& reader, const Node& node, const Expected& expected) {
  const ParsedMoney parsed = node.kind == Node::Kind::scalar ? parse_money(node.text) : ParsedMoney{};
  if (!parsed.money) {
    report_money(reader, node, expected, parsed.fault);
    return std::nullopt;
  }
  if (parsed.money->minor >= 0) return parsed.money;
  reader.error("negative_amount", node.place, named(expected.name) + " must not be negative: " + seen(node));
  return std::nullopt;
}

std::optional<Value> read_money_value(Reader& reader, const Node& node, const Expected& expected) {
  const std::optional<Money> money = read_amount_of(reader, node, expected);
  if (!money) return std::nullopt;
  const Currency home = reader.form.currency;
  const ForeignCurrency* foreign = expected.foreign;
  if (money->currency == home) return known(money->minor);
  if (foreign == nullptr || money->currency != foreign->currency) {
    std::string currencies(home.code());
    if (foreign != nullptr) currencies += " or " + std::string(foreign->currency.code());
    reader.error("currency_mismatch", node.place,
                 named(expected.name) + " must be in " + currencies + ", not " + seen(node));
    return std::nullopt;
  }
  if (!foreign->rate) return unknown_value();
  const std::optional<Money> converted = convert(*money, *foreign->rate, home);
  if (converted) return known(converted->minor);
  reader.error("amount_too_large", node.place, named(expected.name) + " is too large once converted: " + seen(node));
  return std::nullopt;
}

}  // namespace

std::optional<std::uint8_t> read_option(Reader& reader, const Node& node, const std::vector<std::string>& options,
                                        std::string_view what) {
  const auto place_of = [&](std::string_view word) { return std::find(options.begin(), options.end(), word); };
  auto found = options.end();
  if (node.kind == Node::Kind::scalar) {
    found = place_of(node.text);
    if (found == options.end() && node.text == "true") found = place_of("yes");
    if (found == options.end() && node.text == "false") found = place_of("no");
  }
  if (found != options.end()) return static_cast<std::uint8_t>(found - options.begin());
  reader.error("unknown_option", node.place, named(what) + " must be " + one_of(options) + ", not " + seen(node),
               did_you_mean(node.text, options));
  return std::nullopt;
}

std::optional<Day> read_date(Reader& reader, const Node& node, std::string_view what) {
  return read_day(reader, node, {.name = what, .type = FactType::date});
}

std::optional<Money> read_money(Reader& reader, const Node& node, std::string_view what) {
  return read_amount_of(reader, node, {.name = what, .type = FactType::money});
}

std::optional<Value> read_typed(Reader& reader, const Node& node, const Expected& expected) {
  if (states_unknown(node)) return unknown_value();
  if (node.kind != Node::Kind::scalar) {
    const bool is_empty = node.kind == Node::Kind::null;
    return complain(reader, node, expected,
                    {.malformed = wrong_type_code(expected),
                     .must_be = "a single value",
                     .hint = is_empty ? "write `unknown` if the question is open" : std::string{}});
  }
  switch (expected.type) {
    case FactType::truth:
      return read_truth(reader, node, expected);
    case FactType::money:
      return read_money_value(reader, node, expected);
    case FactType::count:
      return read_count(reader, node, expected);
    case FactType::percent:
      return read_percent(reader, node, expected);
    case FactType::instant:
      return read_instant(reader, node, expected);
    case FactType::date:
      if (const std::optional<Day> day = read_day(reader, node, expected)) return known(day->number);
      return std::nullopt;
    case FactType::option:
      if (const auto option = read_option(reader, node, expected.options, expected.name)) return known(*option);
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Value> read_value(const Node& node, FactType type, const std::vector<std::string>& options,
                                const Form& form, std::string_view what, const SourceFile& file,
                                Diagnostics& diagnostics) {
  Reader reader{.form = form, .file = file, .diagnostics = diagnostics};
  return read_typed(reader, node, {.name = what, .type = type, .options = options});
}

}  // namespace couvert
