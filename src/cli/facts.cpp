// `couvert facts`: lists what a product's rules read.
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "app/facts_listing.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

/// The edition that `NAME` or `NAME@EDITION` means; without one, the latest.
std::optional<EditionName> edition_named(const Library& library, const std::string& name, Diagnostics& diagnostics) {
  const std::size_t at = name.find('@');
  const std::string product = name.substr(0, at);
  std::optional<EditionName> latest;
  std::vector<std::string> products, editions;
  for (const EditionName& edition : library.editions()) {
    products.push_back(edition.product);
    if (edition.product != product) continue;
    editions.push_back(edition.edition);
    if (at == std::string::npos || edition.edition == name.substr(at + 1)) latest = edition;
  }
  const SourceFile arguments("PRODUCT", name);
  if (editions.empty()) {
    diagnostics.error("unknown_product", arguments, {}, "no wording of `" + product + "`", did_you_mean(product, products));
  } else if (!latest) {
    diagnostics.error("unknown_edition", arguments, {}, "`" + product + "` has no such edition", did_you_mean(name.substr(at + 1), editions));
  }
  return latest;
}

}  // namespace

int run_facts(const Command& command, Engine& engine, Io& io) {
  Diagnostics diagnostics;
  const std::optional<EditionName> edition = edition_named(engine.library(), command.product, diagnostics);
  const std::shared_ptr<const Wording> wording = edition ? engine.wording(*edition, diagnostics) : nullptr;
  if (!wording) return report(command, diagnostics, io);
  const FactsListing listing = list_facts(*wording);
  io.out << (command.json ? facts_json(*wording, listing, language_of(command)) : facts_text(*wording, listing, language_of(command)));
  return exit_done;
}

}  // namespace couvert
