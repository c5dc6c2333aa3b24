// What a dossier of one product may state: its currency and zone, the vocabulary, the keys of its schedule, its readings.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/money.h"
#include "facts/value.h"
#include "facts/vocabulary.h"

namespace couvert {

using ScheduleId = std::uint16_t;  // index into Form::schedule
using ReadingId = std::uint16_t;   // index into Form::readings

struct ScheduleKey {
  std::string name;  // `sum_insured`, `limit.cyber_fraud`
  FactType type = FactType::money;
  std::vector<std::string> options;
  bool required = false;                     // no default: must be stated or `unknown`
  Value default_value;                       // `left_out` means: none agreed
  std::optional<ReadingId> default_reading;  // the reading of this name decides where the policy is silent
  Translated label;
  std::vector<Translated> option_labels;  // as `options`; none if they are yes and no
};

struct Reading {
  std::string name;
  std::vector<std::string> options;
  std::uint8_t adopted = 0;  // index into options
  Translated question;
  Translated because;
  std::string clause;
  std::vector<Translated> option_labels;  // as `options`; none if they are yes and no
};

/// Whether options are the words yes and no, which need no label.
[[nodiscard]] bool are_yes_and_no(const std::vector<std::string>& options);

struct Form {
  std::string product;
  std::string edition;
  std::string hash;  // `sha256:…`
  std::string title;
  Currency currency;
  Zone zone;
  std::shared_ptr<const Vocabulary> vocabulary;
  std::vector<ScheduleKey> schedule;
  std::vector<Reading> readings;
  std::vector<std::string> covers;      // names, in the order of the wording
  bool limits_per_cover = false;        // the schedule may agree `limit.<cover>`

  [[nodiscard]] std::optional<ScheduleId> find_schedule(std::string_view name) const;
  [[nodiscard]] std::optional<ReadingId> find_reading(std::string_view name) const;
};

/// The chosen option of every reading of a form, by index; starts with the adopted ones.
using ReadingChoice = std::vector<std::uint8_t>;
[[nodiscard]] ReadingChoice adopted_readings(const Form& form);

}  // namespace couvert
