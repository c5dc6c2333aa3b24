// Loading, and the caches around it.
#include "app/engine.h"

#include <algorithm>

#include "program/compile.h"

namespace couvert {
namespace {

std::vector<std::string> product_names(const Library& library) {
  std::vector<std::string> names;
  for (const EditionName& edition : library.editions()) {
    if (names.empty() || names.back() != edition.product) names.push_back(edition.product);
  }
  return names;
}

std::optional<EditionName> find_edition(const Library& library, const DossierHead& head, const SourceFile& file, Diagnostics& diagnostics) {
  const std::optional<EditionName> found = library.find(head.product, head.edition, head.policy_from.value_or(Day{}));
  if (found) return found;
  const std::vector<std::string> products = product_names(library);
  if (std::find(products.begin(), products.end(), head.product) == products.end()) {
    diagnostics.error("unknown_product", file, head.product_place, "there is no product `" + head.product + "`",
                      did_you_mean(head.product, products));
  } else if (head.edition) {
    diagnostics.error("unknown_edition", file, head.product_place, "`" + head.product + "` has no edition `" + *head.edition + "`");
  } else {
    diagnostics.error("unknown_edition", file, head.product_place, "no edition of `" + head.product + "` is in force on that day");
  }
  return std::nullopt;
}

}  // namespace

std::shared_ptr<const Wording> Engine::wording(const EditionName& edition, Diagnostics& diagnostics) {
  const std::string key = edition.product + "@" + edition.edition;
  if (const auto found = wordings_.find(key); found != wordings_.end()) return found->second;
  Diagnostics found;
  std::shared_ptr<const Wording> loaded = library_.load(edition, found);
  diagnostics.add_errors_of(found);
  if (loaded) wordings_.emplace(key, loaded);
  return loaded;
}

std::shared_ptr<const Wording> Engine::module(const std::string& name, Diagnostics& diagnostics) {
  if (const auto found = wordings_.find(name); found != wordings_.end()) return found->second;
  Diagnostics found;
  std::shared_ptr<const Wording> loaded = library_.load_module(name, found);
  diagnostics.add_errors_of(found);
  if (loaded) wordings_.emplace(name, loaded);
  return loaded;
}

std::shared_ptr<const Program> Engine::program(const std::shared_ptr<const Wording>& wording, const ReadingChoice& readings) {
  auto& program = programs_[{wording.get(), readings}];
  if (!program) program = std::make_shared<const Program>(compile(*wording, readings));
  return program;
}

std::optional<EditionName> edition_named(const Library& library, const std::string& name, const SourceFile& file, Diagnostics& diagnostics) {
  const std::size_t at = name.find('@');
  const std::string product = name.substr(0, at);
  std::optional<EditionName> newest;
  std::vector<std::string> editions;
  for (const EditionName& edition : library.editions()) {
    if (edition.product != product) continue;
    editions.push_back(edition.edition);
    if (at == std::string::npos || edition.edition == name.substr(at + 1)) newest = edition;
  }
  if (editions.empty()) {
    diagnostics.error("unknown_product", file, {}, "no wording of `" + product + "`", did_you_mean(product, product_names(library)));
  } else if (!newest) {
    diagnostics.error("unknown_edition", file, {}, "`" + product + "` has no such edition", did_you_mean(name.substr(at + 1), editions));
  }
  return newest;
}

std::optional<OpenedDossier> open_dossier(Engine& engine, std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics,
                                          const std::vector<std::string>& extra_keys) {
  std::optional<Node> root = read_document(*file, {}, diagnostics);
  if (!root) return std::nullopt;
  const std::optional<DossierHead> head = read_dossier_head(*root, *file, diagnostics);
  if (!head) return std::nullopt;
  const std::optional<EditionName> edition = find_edition(engine.library(), *head, *file, diagnostics);
  if (!edition) return std::nullopt;
  std::shared_ptr<const Wording> wording = engine.wording(*edition, diagnostics);
  if (!wording) return std::nullopt;
  std::optional<Dossier> dossier = read_dossier(*root, wording->form, *file, diagnostics, extra_keys);
  if (!dossier || diagnostics.has_errors()) return std::nullopt;
  std::shared_ptr<const Program> program = engine.program(wording, readings_of(*wording, *dossier));
  return OpenedDossier{std::move(file), std::move(*root), std::move(wording), std::move(program), std::move(*dossier)};
}

std::shared_ptr<const Wording> wording_named_in(Engine& engine, const SourceFile& file) {
  Diagnostics reported;  // by whoever opens the dossier
  const std::optional<Node> root = read_document(file, {}, reported);
  const std::optional<DossierHead> head = root ? read_dossier_head(*root, file, reported) : std::nullopt;
  const std::optional<EditionName> edition = head ? find_edition(engine.library(), *head, file, reported) : std::nullopt;
  return edition ? engine.wording(*edition, reported) : nullptr;
}

ReadingChoice readings_of(const Wording& wording, const Dossier& dossier) {
  ReadingChoice choice = adopted_readings(wording.form);
  for (const auto& [reading, option] : dossier.readings) choice[reading] = option;
  return choice;
}

bool choose_readings(const Wording& wording, const NamedReadings& named, ReadingChoice& choice, const SourceFile& file, Place place,
                     Diagnostics& diagnostics) {
  bool all_found = true;
  for (const auto& [name, option] : named) {
    const std::optional<ReadingId> id = wording.form.find_reading(name);
    if (!id) {
      std::vector<std::string> names;
      for (const Reading& reading : wording.form.readings) names.push_back(reading.name);
      diagnostics.error("unknown_reading", file, place, "`" + name + "` is no reading of `" + wording.form.product + "`",
                        did_you_mean(name, names));
      all_found = false;
      continue;
    }
    const std::vector<std::string>& options = wording.form.readings[*id].options;
    const auto found = std::find(options.begin(), options.end(), option);
    if (found == options.end()) {
      diagnostics.error("unknown_option", file, place, "`" + option + "` is no option of reading `" + name + "`",
                        did_you_mean(option, options));
      all_found = false;
      continue;
    }
    choice[*id] = static_cast<std::uint8_t>(found - options.begin());
  }
  return all_found;
}

}  // namespace couvert
