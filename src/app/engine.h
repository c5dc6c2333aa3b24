// Wordings and programs, loaded once and kept: the door through which every use case reaches the decision engine.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/result.h"
#include "facts/dossier.h"
#include "facts/read_dossier.h"
#include "program/program.h"
#include "source/diagnostic.h"
#include "source/document.h"
#include "source/source_file.h"
#include "wording/library.h"
#include "wording/wording.h"

namespace couvert {

/// Loads editions and compiles programs on first use. Not for use from several threads at once.
class Engine {
 public:
  explicit Engine(Library library) : library_(std::move(library)) {}

  [[nodiscard]] const Library& library() const { return library_; }

  /// The checked wording of an edition. Errors   those of the wording, without its notes; null then
  [[nodiscard]] std::shared_ptr<const Wording> wording(const EditionName& edition, Diagnostics& diagnostics);
  /// A law module, for its calculations. Errors   diagnostics; null then
  [[nodiscard]] std::shared_ptr<const Wording> module(const std::string& name, Diagnostics& diagnostics);
  /// The program of a wording under a choice of readings.
  [[nodiscard]] std::shared_ptr<const Program> program(const std::shared_ptr<const Wording>& wording, const ReadingChoice& readings);

 private:
  Library library_;
  std::map<std::string, std::shared_ptr<const Wording>> wordings_;
  std::map<std::pair<const Wording*, ReadingChoice>, std::shared_ptr<const Program>> programs_;
};

/// The edition that `NAME@EDITION` means, or `NAME` alone: the newest. Errors   `unknown_product`, `unknown_edition` in `file`; nothing then
[[nodiscard]] std::optional<EditionName> edition_named(const Library& library, const std::string& name, const SourceFile& file,
                                                       Diagnostics& diagnostics);

/// A reading chosen by name, from the command line or a case.
using NamedReadings = std::vector<std::pair<std::string, std::string>>;

/// A dossier text with everything that is needed to decide it.
struct OpenedDossier {
  std::shared_ptr<const SourceFile> file;
  Node root;
  std::shared_ptr<const Wording> wording;
  std::shared_ptr<const Program> program;  // under the dossier's readings
  Dossier dossier;
};

/// Reads a dossier text: finds product and edition, reads and checks it by the product's form.
/// Errors   diagnostics; nothing then
[[nodiscard]] std::optional<OpenedDossier> open_dossier(Engine& engine, std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics,
                                                        const std::vector<std::string>& extra_keys = {});

/// The wording that a dossier text names, however wrong the rest of it is; null if it names none that can be loaded.
[[nodiscard]] std::shared_ptr<const Wording> wording_named_in(Engine& engine, const SourceFile& file);

/// The readings of a dossier: adopted, then the dossier's own.
[[nodiscard]] ReadingChoice readings_of(const Wording& wording, const Dossier& dossier);

/// Puts named readings over a choice. Errors   `unknown_reading`, `unknown_option` at `place`; false then
[[nodiscard]] bool choose_readings(const Wording& wording, const NamedReadings& named, ReadingChoice& choice, const SourceFile& file,
                                   Place place, Diagnostics& diagnostics);

}  // namespace couvert
