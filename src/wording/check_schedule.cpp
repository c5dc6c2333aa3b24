#include "wording/check_schedule.h"

#include <algorithm>

#include "wording/check_vocabulary.h"

namespace couvert {
namespace {

constexpr std::string_view limit_of_each_cover = "limit.<cover>";

/// Labels a key, and its options unless they are yes and no, with what the vocabulary says of `label_name`.
void add_labels(CheckState& state, ScheduleKey& key, Place place, const std::string& label_name) {
  const std::vector<ScheduleLabel>& known = state.vocabulary->schedule_labels;
  const SourceFile& source = *state.files.front().source;
  const auto found = std::find_if(known.begin(), known.end(), [&label_name](const ScheduleLabel& label) { return label.name == label_name; });
  if (found == known.end()) {
    state.diagnostics.error("translation_missing", source, place, "the vocabulary has no label `schedule " + label_name + "`");
    return;
  }
  key.label = found->label;
  if (are_yes_and_no(key.options)) return;
  for (const std::string& option : key.options) {
    const auto label = std::find_if(found->options.begin(), found->options.end(), [&option](const FactOption& one) { return one.name == option; });
    if (label == found->options.end()) {
      state.diagnostics.error("translation_missing", source, place,
                              "the vocabulary has no label of option `" + option + "` under `schedule " + label_name + "`");
    }
    key.option_labels.push_back(label == found->options.end() ? Translated{} : label->label);
  }
}

/// The value that a default states in the type of its key; nothing if it is no such value.
std::optional<Value> default_value(const ScheduleKey& key, const std::string& text, const std::optional<Currency>& currency) {
  const auto option = std::find(key.options.begin(), key.options.end(), text);
  if (option != key.options.end()) return known(option - key.options.begin());
  if (text == "none") return Value{};
  if (key.type == FactType::truth && (text == "yes" || text == "no")) return known(text == "yes" ? 1 : 0);
  const bool is_number = key.type == FactType::money || key.type == FactType::count;
  if (is_number && text == "0") return known(0);
  if (key.type == FactType::count) {
    const auto number = parse_decimal(text);
    if (number && number->scale == 0 && number->mantissa >= 0) return known(number->mantissa);
  }
  if (key.type == FactType::money) {
    const ParsedMoney money = parse_money(text);
    if (money.money && currency && money.money->currency == *currency && money.money->minor >= 0) return known(money.money->minor);
  }
  return std::nullopt;
}

void check_default(CheckState& state, ScheduleKey& key, const Word& written) {
  const auto value = default_value(key, written.text, state.currency);
  if (value) {
    key.default_value = *value;
    return;
  }
  const SourceFile& source = *state.files.front().source;
  if (key.type == FactType::option) {
    state.diagnostics.error("unknown_option", source, written.place, "`" + written.text + "` is no option of `" + key.name + "`",
                            hint_for(state, written.text, key.options));
    return;
  }
  state.diagnostics.error("type_mismatch", source, written.place,
                          "`" + written.text + "` is no value of type `" + std::string(name_of(key.type)) + "`");
}

/// The reading decides where the policy is silent, so that both must have the same options.
void check_default_reading(CheckState& state, ScheduleKey& key, const Word& written) {
  const SourceFile& source = *state.files.front().source;
  const auto reading = state.wording.form.find_reading(written.text);
  if (!reading) {
    std::vector<std::string> names;
    for (const Reading& known_reading : state.wording.form.readings) names.push_back(known_reading.name);
    state.diagnostics.error("unknown_name", source, written.place, "`" + written.text + "` is no reading",
                            hint_for(state, written.text, names));
    return;
  }
  key.default_reading = *reading;
  state.reading_used[*reading] = true;
  if (state.wording.form.readings[*reading].options == key.options) return;
  state.diagnostics.error("type_mismatch", source, written.place,
                          "reading `" + written.text + "` has not the options of `" + key.name + "`, in the same order");
}

ScheduleKey checked_key(CheckState& state, const ScheduleSyntax& syntax) {
  const FileUnderCheck& file = state.files.front();
  ScheduleKey key;
  key.name = syntax.name.text;
  const CheckedType type = check_type(state, file, syntax.type, syntax.name.place);
  key.type = type.type;
  key.options = type.options;
  const bool is_allowed = key.type == FactType::money || key.type == FactType::count || key.type == FactType::truth ||
                          key.type == FactType::option;
  if (!is_allowed) {
    state.diagnostics.error("type_mismatch", *file.source, syntax.name.place,
                            "a schedule key is `money`, `count`, `bool` or a list of options, not `" +
                                std::string(name_of(key.type)) + "`");
  }
  key.required = !syntax.default_value && !syntax.default_reading;
  if (syntax.default_value) check_default(state, key, *syntax.default_value);
  if (syntax.default_reading) check_default_reading(state, key, *syntax.default_reading);
  return key;
}

/// A key whose default is a reading may bear its name; the name then stands for the key, which falls back on the reading.
bool takes_name_of_its_reading(const CheckState& state, const ScheduleKey& key) {
  const auto found = state.values.find(key.name);
  return found != state.values.end() && found->second.what == NameKind::reading && key.default_reading == found->second.index;
}

void add_key(CheckState& state, const Word& name, ScheduleKey key) {
  std::vector<ScheduleKey>& schedule = state.wording.form.schedule;
  if (takes_name_of_its_reading(state, key)) state.values.erase(key.name);
  const NameEntry entry{.what = NameKind::schedule, .index = static_cast<std::uint16_t>(schedule.size())};
  if (declare(state, state.values, state.files.front(), {key.name, name.place}, entry)) schedule.push_back(std::move(key));
}

Labels label_of_cover(const CheckState& state, const std::string& cover) {
  for (const FileUnderCheck& file : state.files) {
    for (const Statement& statement : file.tree->statements) {
      const auto* declared = std::get_if<CoverStatement>(&statement.body);
      if (declared != nullptr && declared->name.text == cover && declared->label) return *declared->label;
    }
  }
  return {};
}

/// One key for each cover, labelled `Limit: Emergency hotline`.
void add_limits(CheckState& state, const ScheduleSyntax& syntax) {
  ScheduleKey pattern = checked_key(state, syntax);
  add_labels(state, pattern, syntax.name.place, "limit");
  const Translated label = pattern.label;
  state.wording.form.limits_per_cover = true;
  for (const std::string& cover : state.wording.form.covers) {
    if (state.values.contains("limit." + cover)) continue;  // a cover that is named twice was reported
    const Labels of_cover = label_of_cover(state, cover);
    ScheduleKey key = pattern;
    key.name = "limit." + cover;
    key.label = {{label.in(Language::fr) + " : " + of_cover.fr, label.in(Language::de) + ": " + of_cover.de,
                  label.in(Language::en) + ": " + of_cover.en}};
    add_key(state, syntax.name, std::move(key));
  }
}

}  // namespace

void check_schedule(CheckState& state) {
  for (const ScheduleSyntax& syntax : state.files.front().tree->front.schedule) {
    if (syntax.name.text == limit_of_each_cover) {
      add_limits(state, syntax);
      continue;
    }
    ScheduleKey key = checked_key(state, syntax);
    add_labels(state, key, syntax.name.place, key.name);
    add_key(state, syntax.name, std::move(key));
  }
}

}  // namespace couvert
