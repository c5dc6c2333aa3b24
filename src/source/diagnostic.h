// What is wrong with a text, said so that its writer can mend it: code, place, what was seen, the nearest right name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/source_file.h"

namespace couvert {

enum class Severity { error, note };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;  // a stable name of the catalogue, `unknown_fact`
  std::string file;
  Place place;
  std::string message;  // lower case, no full stop, code in backticks
  std::string hint;     // at most one, may be empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// Collects what is wrong with one or several texts. At most `limit` are kept, so that hostile input cannot fill the memory.
class Diagnostics {
 public:
  static constexpr std::size_t limit = 200;
  void error(std::string_view code, const SourceFile& file, Place place, std::string message, std::string hint = {});
  void note(std::string_view code, const SourceFile& file, Place place, std::string message, std::string hint = {});
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  /// Sorted by file, then place; the order in which people mend a text.
  void sort();
  /// Adds one that was collected elsewhere.
  void add(Diagnostic diagnostic);
  /// Adds the errors that were collected elsewhere: notes on a wording are for those who check it, not for those who use it.
  void add_errors_of(const Diagnostics& others);
  [[nodiscard]] std::size_t note_count() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// Prints `FILE:LINE:COL: error[CODE]: message` and, on a line of its own, `  hint: …`.
[[nodiscard]] std::string format_diagnostic(const Diagnostic& diagnostic);

/// The catalogue: every code that `Diagnostics` may carry, with one line of explanation; `add` ensures that its code is listed.
struct CatalogueEntry {
  std::string_view code;
  std::string_view explanation;
};
[[nodiscard]] const std::vector<CatalogueEntry>& diagnostic_catalogue();

/// A hint of the form "did you mean `x`?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace couvert
