// `couvert facts`: lists what a product's rules read.
#include <ostream>

#include "app/facts_listing.h"
#include "cli/verbs.h"

namespace couvert {

int run_facts(const Command& command, Engine& engine, Io& io) {
  Diagnostics diagnostics;
  const SourceFile argument("PRODUCT", command.product);
  const std::optional<EditionName> edition = edition_named(engine.library(), command.product, argument, diagnostics);
  const std::shared_ptr<const Wording> wording = edition ? engine.wording(*edition, diagnostics) : nullptr;
  if (!wording) return report(command, diagnostics, io);
  const FactsListing listing = list_facts(*wording);
  io.out << (command.json ? facts_json(*wording, listing, language_of(command)) : facts_text(*wording, listing, language_of(command)));
  return exit_done;
}

}  // namespace couvert
