#include "wording/check_clauses.h"

namespace couvert {
namespace {

/// Whether `id` lies under `above`: `1.4 a` and `1.4.1` under `1.4`, `33(1)` under `33`; never `1.40`, nor `LCA 38c` under `LCA 38`.
bool lies_under(const std::string& id, const std::string& above) {
  if (id.size() <= above.size() || id.compare(0, above.size(), above) != 0) return false;
  const char next = id[above.size()];
  return next == ' ' || next == '.' || next == '(';
}

/// The nearest clause of the same file under which this one lies; -1 if there is none.
std::int32_t parent_of(const std::vector<ClauseText>& clauses, const ClauseText& clause, ClauseId first) {
  std::int32_t parent = -1;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (!lies_under(clause.id, clauses[i].id) || clauses[i].id.size() <= longest) continue;
    longest = clauses[i].id.size();
    parent = static_cast<std::int32_t>(first + i);
  }
  return parent;
}

Clause plain_clause(const FileUnderCheck& file, const ClauseText& text) {
  Clause clause;
  clause.id = text.id;
  clause.title.texts[static_cast<std::size_t>(Language::fr)] = text.title;
  clause.text = text.text;
  clause.file = file.source->name();
  clause.place = text.place;
  clause.parent = parent_of(file.tree->clauses, text, file.first_clause);
  clause.law = file.role == FileRole::law;
  return clause;
}

/// What one clause of a file states about itself, found while walking over the statements.
struct ClauseStatements {
  const TitleStatement* title = nullptr;
  const SourceStatement* source = nullptr;
  Place first;
  bool has_rule = false;
  bool has_statement = false;
};

std::vector<ClauseStatements> statements_by_clause(const Tree& tree) {
  std::vector<ClauseStatements> clauses(tree.clauses.size());
  for (const Statement& statement : tree.statements) {
    if (statement.clause >= clauses.size()) continue;  // the parser has reported a rule outside every clause
    ClauseStatements& clause = clauses[statement.clause];
    if (!clause.has_statement) clause.first = statement.place;
    clause.has_statement = true;
    if (const auto* title = std::get_if<TitleStatement>(&statement.body)) {
      clause.title = title;
    } else if (const auto* source = std::get_if<SourceStatement>(&statement.body)) {
      clause.source = source;
    } else {
      clause.has_rule = true;
    }
  }
  return clauses;
}

void check_title(CheckState& state, const FileUnderCheck& file, Clause& clause, const ClauseStatements& found) {
  Labels labels = found.title == nullptr ? Labels{} : found.title->labels;
  labels.fr = clause.title.in(Language::fr);
  clause.title = check_labels(state, file, labels, found.first, "the title of clause `" + clause.id + "`");
}

void check_source(CheckState& state, const FileUnderCheck& file, Clause& clause, const ClauseStatements& found) {
  if (found.source != nullptr) {
    clause.law_source = found.source->text;
    clause.law_as_of = found.source->as_of;
    clause.law_checked = found.source->checked;
  } else if (clause.law) {
    state.diagnostics.error("law_without_source", *file.source, found.first,
                            "clause `" + clause.id + "` does not say what was read",
                            "write `source \"…\" of DATE checked` or `unchecked` after its title");
  }
}

void check_clauses_of(CheckState& state, FileUnderCheck& file) {
  const std::vector<ClauseStatements> statements = statements_by_clause(*file.tree);
  file.first_clause = static_cast<ClauseId>(state.wording.clauses.size());
  for (std::size_t i = 0; i < file.tree->clauses.size(); ++i) {
    Clause clause = plain_clause(file, file.tree->clauses[i]);
    if (statements[i].has_statement) {
      check_title(state, file, clause, statements[i]);
      check_source(state, file, clause, statements[i]);
    }
    if (!statements[i].has_rule) {
      state.diagnostics.error("clause_without_rule", *file.source, clause.place, "clause `" + clause.id + "` carries no rule",
                              "a clause of mere words says so: `no rule \"…\"`");
    }
    state.wording.clauses.push_back(std::move(clause));
  }
}

}  // namespace

void check_clauses(CheckState& state) {
  for (FileUnderCheck& file : state.files) {
    const std::vector<ClauseText>& clauses = file.tree->clauses;
    if (clauses.size() <= max_clauses) {
      check_clauses_of(state, file);
      continue;
    }
    state.is_too_large = true;
    state.diagnostics.error("too_many", *file.source, clauses[max_clauses].place, "more than " + std::to_string(max_clauses) + " clauses");
  }
}

}  // namespace couvert
