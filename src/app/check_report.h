// What `couvert check` says of wordings: whether they are sound, what they hold, whether a published text was changed.
#pragma once

#include <string>
#include <vector>

#include "app/engine.h"
#include "source/diagnostic.h"

namespace couvert {

struct CheckedEdition {
  std::string name;  // `product@edition`, or a law module
  bool sound = false;
  std::string hash;
  bool published = false;
  bool changed = false;  // since it was published
  std::size_t clauses = 0, covers = 0, exclusions = 0, duties = 0, readings = 0, facts = 0, presumptions = 0, calculations = 0;
  std::size_t instructions = 0;
};

using CheckReport = std::vector<CheckedEdition>;

/// Checks one product (every edition), one `product@edition`, one law module, or with an empty name everything.
/// Errors   those of the wordings; `edition_changed` where a published edition has another text; `unknown_product`
[[nodiscard]] CheckReport check_wordings(const Engine& engine, const std::string& wanted, Diagnostics& diagnostics);

/// The text of `editions.lock` with every sound edition of the report that was not in it yet; what is published stays as it is.
[[nodiscard]] std::string published_editions(const Engine& engine, const CheckReport& report);

[[nodiscard]] std::string check_report_text(const CheckReport& report);
[[nodiscard]] std::string check_report_json(const CheckReport& report, const Diagnostics& diagnostics);

}  // namespace couvert
