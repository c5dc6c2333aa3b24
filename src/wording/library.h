// Finds wordings by name: built into the binary, or in a directory of the same shape.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/result.h"
#include "source/diagnostic.h"
#include "wording/wording.h"

namespace couvert {

struct EditionName {
  std::string product;
  std::string edition;
  std::optional<Day> in_force_from;
};

/// One line of `editions.lock`.
struct PublishedEdition {
  std::string hash;
  Place place;
};

/// The texts of one directory of wordings, by path relative to it. Immutable once opened.
class Library {
 public:
  /// The wordings built into the binary.
  [[nodiscard]] static Library builtin();
  /// Those of a directory. Fails if it cannot be read.
  [[nodiscard]] static Result<Library> open(const std::filesystem::path& directory);

  /// Every product edition, sorted by product, then by the date from which it is in force.
  [[nodiscard]] std::vector<EditionName> editions() const;
  /// The edition with this name, or without one the edition in force on `on`.
  [[nodiscard]] std::optional<EditionName> find(const std::string& product, const std::optional<std::string>& edition, Day on) const;
  /// Parses and checks one edition. Errors   diagnostics; nothing then
  [[nodiscard]] std::shared_ptr<const Wording> load(const EditionName& edition, Diagnostics& diagnostics) const;
  /// Every law module by name (`law/ch-lca`), parsed and checked alone, for its calculations.
  [[nodiscard]] std::vector<std::string> modules() const;
  [[nodiscard]] std::shared_ptr<const Wording> load_module(const std::string& module, Diagnostics& diagnostics) const;
  /// A file that is no wording (`holidays/lu.yaml`, `editions.lock`); null if there is none.
  [[nodiscard]] const std::string* file(const std::string& path) const;
  /// The paths of all files under a folder (`holidays`), sorted.
  [[nodiscard]] std::vector<std::string> files_under(const std::string& folder) const;
  /// What `editions.lock` says of an edition, if it is published.
  [[nodiscard]] std::optional<PublishedEdition> published(const EditionName& edition) const;
  /// What stands before the paths of this library in diagnostics: `wordings/`.
  [[nodiscard]] const std::string& root() const { return root_; }

 private:
  std::map<std::string, std::string> files_;
  std::vector<EditionName> editions_;
  std::string root_;  // shown before paths in diagnostics
};

inline std::vector<std::string> Library::files_under(const std::string& folder) const {
  std::vector<std::string> paths;
  for (auto file = files_.lower_bound(folder + '/'); file != files_.end() && file->first.starts_with(folder + '/'); ++file)
    paths.push_back(file->first);
  return paths;
}

}  // namespace couvert
