// The shared vocabulary: kinds of cost and facts, with their types, their questions and who owes the answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace couvert {

enum class Language : std::uint8_t { fr, de, en };
[[nodiscard]] std::optional<Language> language_from(std::string_view code);

/// A text in the three languages that users see, indexed by `Language`.
struct Translated {
  std::array<std::string, 3> texts;
  [[nodiscard]] const std::string& in(Language language) const { return texts[static_cast<std::size_t>(language)]; }
};

using FactId = std::uint16_t;      // index into Vocabulary::facts
using KindId = std::uint8_t;       // index into Vocabulary::kinds; at most 64
using KindMask = std::uint64_t;    // bit i is kind i
inline constexpr KindMask every_kind = ~KindMask{0};

enum class FactType : std::uint8_t { truth, option, money, count, percent, date, instant };
[[nodiscard]] std::string_view name_of(FactType type);  // `bool`, `enum`, `money`, `count`, `percent`, `date`, `datetime`

enum class Owner : std::uint8_t { policyholder, insurer, provider, authority };
[[nodiscard]] std::string_view name_of(Owner owner);
[[nodiscard]] std::optional<Owner> owner_from(std::string_view name);

struct FactOption {
  std::string name;
  Translated label;
};

struct Fact {
  std::string name;
  FactType type = FactType::truth;
  std::vector<FactOption> options;  // of an enumeration, at most 16
  bool judgement = false;           // only a person settles it
  bool changeable = false;          // an act or a document can still change it
  bool per_cost = false;            // differs from cost to cost: asked for each, never for the incident
  bool zero_unless_stated = false;  // left out means 0; `unknown` still means unknown
  Owner owed_by = Owner::policyholder;
  Translated question;
};

struct Kind {
  std::string name;
  Translated label;
};

/// A part of the dossier that is no fact and can be missing (`amount`, `incident.notified`), with its question.
struct Field {
  std::string name;
  Translated question;
};

/// What a key of the schedule is called, and its options where it has some.
struct ScheduleLabel {
  std::string name;  // `limit` stands for every `limit.<cover>`
  Translated label;
  std::vector<FactOption> options;
};

struct Vocabulary {
  std::vector<Kind> kinds;
  std::vector<Fact> facts;
  std::vector<Field> fields;
  std::vector<ScheduleLabel> schedule_labels;
  std::unordered_map<std::string, KindId> kind_ids;
  std::unordered_map<std::string, FactId> fact_ids;

  [[nodiscard]] std::optional<KindId> find_kind(std::string_view name) const;
  [[nodiscard]] std::optional<FactId> find_fact(std::string_view name) const;
};

}  // namespace couvert
