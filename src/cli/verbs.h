// The verbs of the command line: each reads its texts, calls one use case, prints the answer, and returns the exit code.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/engine.h"
#include "cli/command.h"
#include "cli/io.h"

namespace couvert {

[[nodiscard]] int run_decide(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_explain(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_test(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_ask(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_whatif(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_check(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_facts(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_deadline(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_refund(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_batch(const Command& command, Engine& engine, Io& io);
[[nodiscard]] int run_impact(const Command& command, Engine& engine, Io& io);

/// Explains the decision on a dossier as the command asks for.
void print_explanation(const Command& command, Engine& engine, const std::shared_ptr<const Wording>& wording, const Program& program,
                       const Dossier& dossier, Io& io);

/// Prints diagnostics on the error stream, with `--json` as a list on the output; returns the exit code of wrong texts.
[[nodiscard]] int report(const Command& command, Diagnostics& diagnostics, Io& io);

/// Ends a verb that is the work of one process where mpirun started several, which would each do and print all of it: rank 0 says so.
/// Shape    the exit code, nothing if the verb may go on
[[nodiscard]] std::optional<int> refuse_several_ranks(const std::string& verb, Io& io);

/// The language asked for, else that of the environment (LC_ALL, LC_MESSAGES, LANG), else English.
[[nodiscard]] Language language_of(const Command& command);

/// Opens the dossier of a command under its readings. Without one, `exit_code` says how the command ends and the reason is printed.
struct CommandDossier {
  std::optional<OpenedDossier> opened;
  int exit_code = exit_done;
};
[[nodiscard]] CommandDossier open_dossier_of(const Command& command, Engine& engine, Io& io);

}  // namespace couvert
