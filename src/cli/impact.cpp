// `couvert impact`: two editions or two readings over one book, as a table, as JSON, as a page.
#include <algorithm>
#include <chrono>
#include <ostream>
#include <thread>

#include "app/impact.h"
#include "app/impact_html.h"
#include "app/impact_json.h"
#include "app/impact_text.h"
#include "app/open_impact.h"
#include "app/progress.h"
#include "base/file.h"
#include "cli/verbs.h"

namespace couvert {
namespace {

int fail(const TableError& error, Io& io) {
  io.err << "couvert: " << error.message << '\n';
  return error.is_of_the_world ? exit_world : exit_wrong_text;
}

std::chrono::milliseconds time_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

TableResult<ImpactFigures> measure(const Command& command, const OpenImpact& opened, Io& io) {
  ImpactOptions options;
  options.threads = command.impact.threads != 0 ? command.impact.threads : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  options.movers = command.impact.movers;
  DossierSource* after = opened.after ? opened.after->source.get() : nullptr;
  if (!io.err_is_terminal) {
    Progress silent;
    return measure_impact(opened.subject, *opened.before.source, after, options, silent);
  }
  Progress progress(io.err, {opened.before.source->dossiers(), opened.before.bytes}, time_now);
  return measure_impact(opened.subject, *opened.before.source, after, options, progress);
}

}  // namespace

int run_impact(const Command& command, Engine& engine, Io& io) {
  if (const std::optional<int> refused = refuse_several_ranks("impact", io)) return *refused;
  const ImpactArguments& arguments = command.impact;
  const TableResult<OpenImpact> opened =
      open_impact(engine, {command.paths.front(), command.product, arguments.against, command.readings, arguments.against_readings, command.strict});
  if (!opened) return fail(opened.error(), io);
  const TableResult<ImpactFigures> figures = measure(command, *opened, io);
  if (!figures) return fail(figures.error(), io);
  const ImpactReport report = report_impact(opened->subject, *figures, language_of(command));
  if (!arguments.html.empty() && arguments.html != "-") {
    if (const Result<void> written = write_file(arguments.html, impact_html(report)); !written) return fail({written.error().message, true}, io);
  }
  if (arguments.html == "-") io.out << impact_html(report);
  else if (command.json) io.out << impact_json(report);
  else io.out << impact_text(report, io.width, io.out_is_terminal);
  return figures->tally.rejected() > 0 ? exit_wrong_text : exit_done;
}

}  // namespace couvert
