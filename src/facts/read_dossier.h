// Arrow 3: a YAML or JSON text becomes a dossier, or diagnostics.
#pragma once

#include <optional>
#include <string>

#include "facts/dossier.h"
#include "facts/form.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert {

/// What must be known of a dossier before its product, and with it the form, can be found.
struct DossierHead {
  std::string product;                 // without edition
  std::optional<std::string> edition;  // of `product@edition`
  Place product_place;
  std::optional<Day> policy_from;      // if it is a date; its errors are `read_dossier`'s to report
};

/// Reads `product` and `policy.from`. Errors   a missing or empty product, a root that is no map.
[[nodiscard]] std::optional<DossierHead> read_dossier_head(const Node& root, const SourceFile& file, Diagnostics& diagnostics);

/// Reads a dossier by its product's form. Keys listed in `extra_keys` (such as `expect`) are allowed at the top and left alone.
/// Errors   everything that is wrong, collected; nothing if there is any error
[[nodiscard]] std::optional<Dossier> read_dossier(const Node& root, const Form& form, const SourceFile& file, Diagnostics& diagnostics,
                                                  const std::vector<std::string>& extra_keys = {});

/// Reads one value of a fact, a schedule key or an input: `yes`, `3`, `30 %`, `12 CHF`, a date, a datetime, an option, `unknown`.
/// Quoted or plain makes no difference, so that JSON, which has only strings, states the same. Money must be of the form's currency
/// and is never negative; counts go up to 10^9, percentages have at most four decimals. Errors   nothing, with a diagnostic
[[nodiscard]] std::optional<Value> read_value(const Node& node, FactType type, const std::vector<std::string>& options, const Form& form,
                                              std::string_view what, const SourceFile& file, Diagnostics& diagnostics);

/// Prints a value as a dossier states it: `yes`, `30 %`, `12.00 CHF`, `2026-03-02`, `unknown`; empty if left out.
[[nodiscard]] std::string format_value(Value value, FactType type, const std::vector<std::string>& options, const Form& form);

/// Prints a dossier as YAML that `read_dossier` reads back to the same dossier.
[[nodiscard]] std::string format_dossier(const Dossier& dossier, const Form& form);

}  // namespace couvert
