// What the parts of the checker share: the files under check, the tables of names, and the wording that grows from them.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/diagnostic.h"
#include "wording/check.h"
#include "wording/tree.h"
#include "wording/wording.h"

namespace couvert {

enum class FileRole : std::uint8_t { vocabulary, product, law };

/// One file of the family, with what its front matter says for all of its statements.
struct FileUnderCheck {
  const SourceFile* source = nullptr;
  const Tree* tree = nullptr;
  FileRole role = FileRole::law;
  std::optional<Day> contracts_from;
  std::optional<Currency> currency;
  ClauseId first_clause = 0;  // of Wording::clauses; clause i of the tree is `first_clause + i`
};

/// What a name of the space of values stands for; the other spaces hold one kind of thing each.
enum class NameKind : std::uint8_t { fact, reading, schedule, event, kind, cover, duty, input, statement };

struct NameEntry {
  NameKind what = NameKind::fact;
  std::uint16_t index = 0;
  const SourceFile* file = nullptr;
  Place place;
};

/// One space of names, sorted, so that messages do not depend on chance.
using NameSpace = std::map<std::string, NameEntry, std::less<>>;

struct CheckState {
  Diagnostics& diagnostics;
  std::vector<FileUnderCheck> files;  // the product or module first, then its law
  FileUnderCheck vocabulary_file;
  std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();
  bool module_alone = false;
  bool is_too_large = false;  // a bound was passed and reported; what comes after would take too long
  std::optional<Currency> currency;  // of the product; none in a module that states none

  NameSpace values, covers, duties, inputs, others;
  std::set<std::uint16_t> kept_duties;
  std::vector<std::vector<std::uint64_t>> reading_tests;  // masks by reading: how rules tell its options apart
  std::vector<bool> reading_used;
  TermId unjudged;  // stands for an expression that was reported, so that the checks after it find something
  Wording wording;
};

/// Declares a name in a space; reports `name_taken` with both places and returns false if it stands there already.
bool declare(CheckState& state, NameSpace& space, const FileUnderCheck& file, const Word& name, NameEntry entry);

/// A hint of the nearest name, as long as diagnostics are kept.
[[nodiscard]] std::string hint_for(const CheckState& state, std::string_view word, const std::vector<std::string>& names);

/// The names of a space, for hints.
[[nodiscard]] std::vector<std::string> names_of(const NameSpace& space);

/// Adds a term to the wording.
TermId add_term(CheckState& state, const Term& term);

/// The file of which a recorded statement comes.
[[nodiscard]] const SourceFile& source_of(const CheckState& state, StatementId statement);
[[nodiscard]] Place place_of(const CheckState& state, StatementId statement);
/// The id of the clause in which a recorded statement stands, for messages.
[[nodiscard]] const std::string& clause_id_of(const CheckState& state, StatementId statement);

/// Turns labels into a text of three languages; reports `translation_missing` for `what` at `place`.
Translated check_labels(CheckState& state, const FileUnderCheck& file, const Labels& labels, Place place, const std::string& what);
[[nodiscard]] bool all_empty(const Labels& labels);

/// Resolves kinds of cost to a mask; no words mean every kind.
KindMask check_kinds(CheckState& state, const FileUnderCheck& file, const std::vector<Word>& kinds);

/// Looks up a name, and reports `unknown_name` with the nearest one.
const NameEntry* look_up(CheckState& state, const NameSpace& space, const FileUnderCheck& file, const Word& name, std::string_view what);

/// Looks up a fact that must have the type `type`; reports what it is else.
std::optional<FactId> check_fact(CheckState& state, const FileUnderCheck& file, const Word& name, FactType type);
std::optional<FactId> look_up_fact(CheckState& state, const FileUnderCheck& file, const Word& name);

inline constexpr std::size_t max_statements = 1024;
inline constexpr std::size_t max_facts = 256;
inline constexpr std::size_t max_kinds = 64;
inline constexpr std::size_t max_options = 16;
inline constexpr std::size_t max_per_word = 64;  // covers, events, exclusions: one bit each of a machine word
inline constexpr std::size_t max_clauses = 1024;     // of one file
inline constexpr std::size_t max_alternatives = 16;  // breaches of a duty, modes of waiting: each is compared with each
inline constexpr std::size_t max_terms = 16'384;     // of a product with its law
inline constexpr int max_nesting = 32;

}  // namespace couvert
