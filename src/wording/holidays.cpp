#include "wording/holidays.h"

#include <algorithm>

#include "base/money.h"
#include "source/document.h"

namespace couvert {
namespace {

constexpr std::size_t max_holidays = 100;  // far below the working days of a year, so that one always comes
constexpr std::int64_t max_days_from_easter = 100;

struct CalendarReader {
  const SourceFile& file;
  Diagnostics& diagnostics;
  bool failed = false;

  void error(std::string_view code, Place place, std::string message, std::string hint = {}) {
    failed = true;
    diagnostics.error(code, file, place, std::move(message), std::move(hint));
  }

  const Node* require(const Node& map, std::string_view key, Node::Kind kind, std::string_view expected) {
    const Node* node = map.find(key);
    const std::string name = "`" + std::string(key) + "`";
    if (node == nullptr)
      error("missing_key", map.place, name + " is missing");
    else if (node->kind != kind)
      error("wrong_type", node->place, name + " must be " + std::string(expected));
    else
      return node;
    return nullptr;
  }

  std::string text(const Node& map, std::string_view key) {
    const Node* node = require(map, key, Node::Kind::scalar, "a text");
    return node == nullptr ? std::string{} : node->text;
  }

  void check_keys(const Node& map, const std::vector<std::string>& allowed) {
    for (const Node::Entry& entry : map.entries)
      if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end())
        error("unknown_key", entry.key_place, "nothing reads `" + entry.key + "` here",
              did_you_mean(entry.key, allowed));
  }
};

/// Reads `MM-DD` by way of a leap year, in which every day of the calendar exists.
std::optional<YearMonthDay> parse_month_day(const std::string& text) {
  const auto day = parse_day("2000-" + text);
  return day ? std::optional{civil_of(*day)} : std::nullopt;
}

std::optional<int> parse_small_number(std::string_view text) {
  const auto number = parse_decimal(text);
  if (!number || number->scale != 0 || number->mantissa > max_days_from_easter ||
      number->mantissa < -max_days_from_easter)
    return std::nullopt;
  return static_cast<int>(number->mantissa);
}

std::optional<HolidayRule> read_holiday(CalendarReader& reader, const Node& node) {
  if (node.kind != Node::Kind::map) {
    reader.error("wrong_type", node.place, "a holiday must be a map such as `{date: 01-01, name: Nouvel An}`");
    return std::nullopt;
  }
  reader.check_keys(node, {"date", "easter", "name"});
  const Node* date = node.find("date");
  const Node* easter = node.find("easter");
  if ((date == nullptr) == (easter == nullptr)) {
    reader.error("missing_key", node.place, "a holiday has either `date` or `easter`");
    return std::nullopt;
  }
  HolidayRule rule{.name = reader.text(node, "name")};
  if (date != nullptr) {
    const auto civil = parse_month_day(date->text);
    if (civil)
      return HolidayRule{.kind = HolidayRule::Kind::fixed, .month = civil->month, .day = civil->day, .name = rule.name};
    reader.error("malformed_date", date->place,
                 "`date` must be a month and a day such as `05-01`, not `" + date->text + "`");
    return std::nullopt;
  }
  const auto days = parse_small_number(easter->text);
  if (days) return HolidayRule{.kind = HolidayRule::Kind::easter, .days_from_easter = *days, .name = rule.name};
  reader.error("malformed_number", easter->place,
               "`easter` must be a number of days after Easter Sunday, not `" + easter->text + "`");
  return std::nullopt;
}

std::vector<std::string> read_zones(CalendarReader& reader, const Node& root) {
  std::vector<std::string> zones;
  const Node* list = reader.require(root, "zones", Node::Kind::sequence, "a list of time zones");
  if (list == nullptr) return zones;
  for (const Node& item : list->items) {
    if (item.kind == Node::Kind::scalar && Zone::find(item.text))
      zones.push_back(item.text);
    else
      reader.error("malformed_input", item.place, "`" + item.text + "` is no time zone");
  }
  return zones;
}

Holidays read_days(CalendarReader& reader, const Node& root) {
  const Node* list = reader.require(root, "days", Node::Kind::sequence, "a list of holidays");
  if (list == nullptr) return {};
  if (list->items.size() > max_holidays) {
    reader.error("too_many", list->place, "at most " + std::to_string(max_holidays) + " holidays are allowed");
    return {};
  }
  std::vector<HolidayRule> rules;
  for (const Node& item : list->items)
    if (const auto rule = read_holiday(reader, item)) rules.push_back(*rule);
  return Holidays(std::move(rules));
}

}  // namespace

std::optional<HolidayCalendar> read_holidays(const SourceFile& file, Diagnostics& diagnostics) {
  CalendarReader reader{file, diagnostics};
  const auto root = read_document(file, {}, diagnostics);
  if (!root) return std::nullopt;
  if (root->kind != Node::Kind::map) {
    reader.error("wrong_type", root->place, "a calendar of holidays must be a map");
    return std::nullopt;
  }
  reader.check_keys(*root, {"country", "zones", "source", "as_of", "checked", "days"});
  HolidayCalendar calendar{.country = reader.text(*root, "country"),
                           .zones = read_zones(reader, *root),
                           .source = reader.text(*root, "source"),
                           .holidays = read_days(reader, *root)};
  if (const Node* as_of = reader.require(*root, "as_of", Node::Kind::scalar, "a date")) {
    const auto day = parse_day(as_of->text);
    if (day)
      calendar.as_of = *day;
    else
      reader.error("malformed_date", as_of->place,
                   "`as_of` must be a date such as `2026-01-01`, not `" + as_of->text + "`");
  }
  if (const Node* checked = reader.require(*root, "checked", Node::Kind::scalar, "`yes` or `no`")) {
    calendar.checked = checked->text == "yes" || checked->text == "true";
    if (!calendar.checked && checked->text != "no" && checked->text != "false")
      reader.error("wrong_type", checked->place, "`checked` must be `yes` or `no`, not `" + checked->text + "`");
  }
  if (reader.failed) return std::nullopt;
  return calendar;
}

std::vector<HolidayCalendar> read_all_holidays(const Library& library, Diagnostics& diagnostics) {
  std::vector<HolidayCalendar> calendars;
  for (const std::string& path : library.files_under("holidays")) {
    const SourceFile file(path, *library.file(path));
    if (auto calendar = read_holidays(file, diagnostics)) calendars.push_back(std::move(*calendar));
  }
  return calendars;
}

const Holidays* holidays_in(const std::vector<HolidayCalendar>& calendars, std::string_view zone) {
  for (const HolidayCalendar& calendar : calendars)
    if (std::find(calendar.zones.begin(), calendar.zones.end(), zone) != calendar.zones.end())
      return &calendar.holidays;
  return nullptr;
}

}  // namespace couvert
