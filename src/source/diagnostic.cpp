#include "source/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/ensure.h"
#include "base/text.h"

namespace couvert {
namespace {

constexpr std::size_t max_message = 500;  // a message quotes its text, and that may be millions of bytes

bool is_in_catalogue(std::string_view code) {
  const auto& catalogue = diagnostic_catalogue();
  return std::any_of(catalogue.begin(), catalogue.end(), [code](const CatalogueEntry& entry) { return entry.code == code; });
}

void shorten(std::string& text) {
  if (text.size() <= max_message) return;
  std::size_t end = max_message;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  text.resize(end);
  text += "…";
}

/// A quoted key may hold a line break; printed as such, it could look like a diagnostic of ours.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\t') {
      line += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      line += '?';
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

void Diagnostics::error(std::string_view code, const SourceFile& file, Place place, std::string message, std::string hint) {
  add({Severity::error, std::string{code}, file.name(), place, std::move(message), std::move(hint)});
}

void Diagnostics::note(std::string_view code, const SourceFile& file, Place place, std::string message, std::string hint) {
  add({Severity::note, std::string{code}, file.name(), place, std::move(message), std::move(hint)});
}

void Diagnostics::add(Diagnostic diagnostic) {
  ensure(is_in_catalogue(diagnostic.code), "a diagnostic has a code of the catalogue");
  const bool is_error = diagnostic.severity == Severity::error;
  if (is_error) ++errors_;
  if (all_.size() >= limit) {
    // An error is never lost to notes: who sees a text refused must see why.
    if (!is_error || errors_ > 1) return;
    all_.pop_back();
  }
  shorten(diagnostic.message);
  shorten(diagnostic.hint);
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add_errors_of(const Diagnostics& others) {
  for (const Diagnostic& diagnostic : others.all_) {
    if (diagnostic.severity == Severity::error) add(diagnostic);
  }
}

std::size_t Diagnostics::note_count() const {
  const auto is_note = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::note; };
  return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), is_note));
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.place) < std::tie(b.file, b.place);
  });
}

std::string format_diagnostic(const Diagnostic& diagnostic) {
  std::string text = on_one_line(diagnostic.file) + ":";
  if (diagnostic.place.line > 0) text += std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + ":";
  text += diagnostic.severity == Severity::error ? " error[" : " note[";
  text += diagnostic.code + "]: " + on_one_line(diagnostic.message);
  if (!diagnostic.hint.empty()) text += "\n  hint: " + on_one_line(diagnostic.hint);
  return text;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto nearest = nearest_name(word, candidates);
  return nearest ? "did you mean `" + *nearest + "`?" : std::string{};
}

}  // namespace couvert
