// Puts an answer into the form of a dossier's values and lets the dossier's own reader judge it.
#include "app/read_answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/ask_phrases.h"
#include "base/money.h"
#include "facts/read_dossier.h"
#include "source/diagnostic.h"
#include "source/document.h"

namespace couvert {
namespace {

struct Word {
  std::string_view text;
  AskCommand command;
};

constexpr std::array commands = {
    Word{"back", AskCommand::back},       Word{"retour", AskCommand::back},   Word{"zurück", AskCommand::back},
    Word{"skip", AskCommand::skip},       Word{"passer", AskCommand::skip},   Word{"weiter", AskCommand::skip},
    Word{"?", AskCommand::unknown},       Word{"unknown", AskCommand::unknown}, Word{"inconnu", AskCommand::unknown},
    Word{"unbekannt", AskCommand::unknown}, Word{"why", AskCommand::why},     Word{"pourquoi", AskCommand::why},
    Word{"warum", AskCommand::why},       Word{"help", AskCommand::help},     Word{"aide", AskCommand::help},
    Word{"hilfe", AskCommand::help},      Word{"done", AskCommand::done},     Word{"fin", AskCommand::done},
    Word{"fertig", AskCommand::done},     Word{"quit", AskCommand::quit},     Word{"quitter", AskCommand::quit},
    Word{"ende", AskCommand::quit}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

void remove_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
}

std::string without_separators(std::string text) {
  for (const std::string_view separator : {"'", "’", "\xC2\xA0", "\xE2\x80\xAF"}) remove_all(text, separator);
  return text;
}

std::string as_dossier_writes(std::string line, FactType type, const std::vector<std::string>& options, const Form& form) {
  switch (type) {
    case FactType::truth:
      if (const std::optional<bool> truth = truth_of_answer(line)) return *truth ? "yes" : "no";
      return line;
    case FactType::option:
      if (const std::optional<std::size_t> option = option_of_answer(line, options)) return options[*option];
      return line;
    case FactType::money:
      line = without_separators(std::move(line));
      return parse_decimal(line) ? line + " " + std::string(form.currency.code()) : line;
    case FactType::count: return without_separators(std::move(line));
    case FactType::percent: return parse_decimal(line) ? line + " %" : line;
    case FactType::instant:
      if (line.size() > 11 && line[10] == ' ') line[10] = 'T';
      return line;
    case FactType::date: return line;
  }
  return line;
}

}  // namespace

std::string trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(line.substr(first, line.find_last_not_of(" \t\r\n") - first + 1));
}

AskCommand command_of(std::string_view line) {
  const std::string word = lower(line);
  const auto found = std::find_if(commands.begin(), commands.end(), [&word](const Word& w) { return w.text == word; });
  return found == commands.end() ? AskCommand::none : found->command;
}

std::optional<bool> truth_of_answer(std::string_view line) {
  const std::string word = lower(line);
  for (const std::string_view yes : {"yes", "y", "oui", "o", "ja", "j", "true"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"no", "n", "non", "nein", "false"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

std::optional<std::size_t> option_of_answer(std::string_view line, const std::vector<std::string>& options) {
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), number);
  if (fault == std::errc{} && end == line.data() + line.size() && number >= 1 && number <= options.size()) return number - 1;
  const auto found = std::find(options.begin(), options.end(), lower(line));
  if (found == options.end()) return std::nullopt;
  return static_cast<std::size_t>(found - options.begin());
}

AnswerRead read_answer(std::string_view line, FactType type, const std::vector<std::string>& options, const Form& form,
                       std::string_view what) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = as_dossier_writes(trimmed(line), type, options, form);
  const SourceFile file("<answer>", node.text);
  Diagnostics diagnostics;
  AnswerRead read{read_value(node, type, options, form, what, file, diagnostics), {}};
  if (diagnostics.has_errors()) {
    read.value.reset();
    read.complaint = diagnostics.all().front().message;
    if (!diagnostics.all().front().hint.empty()) read.complaint += " (" + diagnostics.all().front().hint + ")";
  }
  return read;
}

std::string example_answer(FactType type, const Form& form, Language language) {
  switch (type) {
    case FactType::truth: return say(AskPhrase::yes, language);
    case FactType::option: return "1";
    case FactType::money: return "1500 " + std::string(form.currency.code());
    case FactType::count: return "3";
    case FactType::percent: return "30 %";
    case FactType::date: return "2026-03-02";
    case FactType::instant: return "2026-03-02 08:30";
  }
  return {};
}

}  // namespace couvert
