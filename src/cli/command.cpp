// The arguments, by CLI11; the only file that includes it, because it is slow to compile.
#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "base/money.h"
#include "batch/evaluate_batch.h"
#include "cli/io.h"
#include "exchange/table_format.h"
#include "source/diagnostic.h"

namespace couvert {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Splits `NAME=VALUE`; an argument without `=` is wrong usage.
Pairs split_pairs(const std::vector<std::string>& arguments) {
  Pairs pairs;
  for (const std::string& argument : arguments) {
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos || sign == 0) throw CLI::ValidationError("`" + argument + "` is not of the form NAME=VALUE");
    pairs.emplace_back(argument.substr(0, sign), argument.substr(sign + 1));
  }
  return pairs;
}

struct Raw {
  std::vector<std::string> readings, against_readings, values;
  std::string file, language, audience, unknown;
};

void add_language(CLI::App* verb, Raw& raw) {
  verb->add_option("--lang", raw.language, "language of the answer")->check(CLI::IsMember({"fr", "de", "en"}))->type_name("fr|de|en");
}
void add_readings(CLI::App* verb, Raw& raw) {
  verb->add_option("--reading", raw.readings, "decide under another option of a reading (repeatable)")->type_name("NAME=VALUE")->take_all();
}
void add_json(CLI::App* verb, Command& command) { verb->add_flag("--json", command.json, "print JSON"); }
void add_strict(CLI::App* verb, Command& command) {
  verb->add_flag("--strict", command.strict, "presume nothing: a fact that is left out is unknown");
}
void add_audience(CLI::App* verb, Raw& raw) {
  verb->add_option("--for", raw.audience, "who reads it")->check(CLI::IsMember({"insured", "handler", "court"}))->type_name("insured|handler|court");
}
void add_file(CLI::App* verb, Raw& raw, const char* what) { verb->add_option("FILE", raw.file, what)->required(); }

void add_dossier_verbs(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* decide = app.add_subcommand("decide", "Decide a dossier: what is covered, what is not, what is open, what is payable now and at most");
  add_file(decide, raw, "dossier in YAML or JSON; - for standard input");
  add_json(decide, command);
  add_readings(decide, raw);
  add_strict(decide, command);
  add_language(decide, raw);
  decide->footer("Example:\n  couvert decide wordings/vaudoise-hio-cyber/cases/H02-ransomware-on-the-nas.yaml --lang fr");

  CLI::App* explain = app.add_subcommand("explain", "Explain the decision clause by clause, and what would change it");
  add_file(explain, raw, "dossier in YAML or JSON; - for standard input");
  add_audience(explain, raw);
  add_json(explain, command);
  add_readings(explain, raw);
  add_strict(explain, command);
  add_language(explain, raw);
  explain->footer("Example:\n  couvert explain wordings/vaudoise-hio-cyber/cases/H09-issuer-not-asked-yet.yaml --for insured --lang de");

  CLI::App* whatif = app.add_subcommand("whatif", "Change facts and compare both decisions");
  add_file(whatif, raw, "dossier in YAML or JSON; - for standard input");
  whatif->add_option("FACT=VALUE", raw.values,
                     "FACT=VALUE for the incident, COST.FACT=VALUE, COST.amount=…, schedule.KEY=…, reading.NAME=…")->required();
  add_json(whatif, command);
  add_readings(whatif, raw);
  add_strict(whatif, command);
  add_language(whatif, raw);
  whatif->footer("Example:\n  couvert whatif wordings/vaudoise-hio-cyber/cases/H09-issuer-not-asked-yet.yaml company_refused_in_writing=yes");

  CLI::App* ask = app.add_subcommand("ask", "Ask the next question, the one that settles most money; on a terminal, from nothing to a decision");
  ask->add_option("FILE", raw.file, "dossier to go on with");
  ask->add_option("--product", command.product, "product of a new dossier")->type_name("NAME");
  ask->add_option("--out", command.out, "where the dossier is written at the end")->type_name("FILE");
  add_json(ask, command);
  add_readings(ask, raw);
  add_language(ask, raw);
  ask->footer("Examples:\n  couvert ask --product vaudoise-hio-cyber\n"
              "  couvert ask wordings/vaudoise-hio-cyber/cases/H09-issuer-not-asked-yet.yaml --json");
}

void add_wording_verbs(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* test = app.add_subcommand("test", "Run acceptance cases and lists of calculations");
  test->add_option("PATHS", command.paths, "case files, or folders with `cases` folders in them")->required();
  test->add_flag("--accept", command.accept, "rewrite expectations that are not met from what comes out");
  test->add_flag("--coverage", command.coverage, "list the conditions that no case decides yes, no and unknown");
  add_json(test, command);
  test->footer("Example:\n  couvert test wordings/");

  CLI::App* check = app.add_subcommand("check", "Check a wording: names, types, coverage, translations");
  check->add_option("WORDING", raw.file, "a product, product@edition, law/MODULE, or a directory of wordings; none: everything");
  check->add_flag("--publish", command.publish, "enter sound new editions into DIR/editions.lock (with --wordings)");
  check->add_flag("--notes", command.notes, "show what is no fault and yet worth a look, such as a kind of cost that no cover pays");
  add_json(check, command);
  check->footer("Examples:\n  couvert check vaudoise-hio-cyber\n  couvert --wordings my-wordings check my-product");

  CLI::App* facts = app.add_subcommand("facts", "List what a product asks for: facts, kinds of cost, schedule, readings");
  facts->add_option("PRODUCT", command.product, "product or product@edition")->required();
  add_json(facts, command);
  add_language(facts, raw);
  facts->footer("Example:\n  couvert facts lalux-easypro-cyber --lang fr");
}

void add_calculation_verbs(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* deadline = app.add_subcommand("deadline", "Compute what a rule of law or of a wording gives: dates, interest, scope");
  deadline->add_option("RULE", command.rule, "rule id, such as \"GDPR 33(1)\"")->required();
  deadline->add_option("KEY=VALUE", raw.values, "inputs of the rule; none: they are listed");
  deadline->add_option("--zone", command.zone, "time zone of local days")->type_name("ZONE");
  add_readings(deadline, raw);
  add_json(deadline, command);
  add_language(deadline, raw);
  deadline->footer("Example:\n  couvert deadline \"GDPR 33(1)\" aware=2026-04-03T17:20:00+02:00 --zone Europe/Luxembourg");

  CLI::App* refund = app.add_subcommand("refund", "Compute end of cover and refund after a termination");
  refund->add_option("KEY=VALUE", raw.values, "received=, by=, from=, to=, annual_premium=")->required();
  refund->add_option("--rule", command.rule, "rule id; without it the product's own")->type_name("RULE");
  refund->add_option("--product", command.product, "product whose clause on termination is meant")->type_name("NAME");
  refund->add_option("--zone", command.zone, "time zone of local days")->type_name("ZONE");
  add_readings(refund, raw);
  add_json(refund, command);
  add_language(refund, raw);
  refund->footer("Example:\n  couvert refund received=2026-04-10 by=policyholder from=2026-01-01 to=2027-01-01 annual_premium=\"84 CHF\"");
}

constexpr std::size_t max_threads = 1024;
constexpr std::uint64_t max_rows = 1'000'000'000'000;

void add_table(CLI::App* verb, Command& command, Raw& raw) {
  add_file(verb, raw, "table of dossiers: .arrow, .arrows or .csv; - for standard input");
  verb->add_option("--product", command.product, "product or product@edition; without it the one that the table names")->type_name("NAME");
  add_readings(verb, raw);
  add_strict(verb, command);
}
void add_table_output(CLI::App* verb, Command& command, const char* out) {
  verb->add_option("--out", command.out, out)->type_name("FILE");
  verb->add_option("--format", command.batch.format, "its format, whatever the ending")->check(CLI::IsMember({"arrow", "arrows", "csv"}))
      ->type_name("arrow|arrows|csv");
  verb->add_option("--threads", command.batch.threads, "threads; without it one for each core")->check(CLI::Range(std::size_t{1}, max_threads))
      ->type_name("N");
}

void add_batch_verbs(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* batch = app.add_subcommand("batch", "Decide whole tables of dossiers: Arrow files and streams, CSV");
  batch->require_subcommand(1);
  BatchArguments& arguments = command.batch;

  CLI::App* decide = batch->add_subcommand("decide", "Decide every dossier of a table into a table of decisions");
  add_table(decide, command, raw);
  add_table_output(decide, command, "table to write, by its ending .arrow, .arrows or .csv; without it standard output, as CSV if CSV is read");
  decide->add_option("--rejects", arguments.rejects,
                     "where wrong rows are listed, if there are any; without it OUT.rejects.csv beside an output OUT")
      ->type_name("FILE");
  decide->add_option("--chunk", arguments.chunk, "dossiers decided at a time, a multiple of 64 up to 65536 (4096); it changes nothing in the output")
      ->type_name("N");
  add_json(decide, command);
  decide->footer("Examples:\n  couvert batch decide book.arrow --out decisions.arrow\n"
                 "  couvert batch decide - --product vaudoise-hio-cyber < book.csv > decisions.csv\n"
                 "  mpirun -np 4 couvert batch decide book.arrow --out decisions.arrow\n"
                 "Exit code 1 if rows were rejected: the others are decided, and the output is complete.");

  CLI::App* generate = batch->add_subcommand("generate", "Write a table of made-up dossiers: the same for the same seed");
  generate->add_option("--product", command.product, "product or product@edition")->required()->type_name("NAME");
  generate->add_option("--rows", arguments.rows, "how many dossiers")->required()->check(CLI::Range(std::uint64_t{1}, max_rows))->type_name("N");
  generate->add_option("--seed", arguments.seed, "which of the possible books")->required()->type_name("N");
  generate->add_option("--unknown", raw.unknown, "share of what is stated that is open instead, such as \"5 %\"")->type_name("SHARE");
  add_table_output(generate, command, "table to write, by its ending .arrow, .arrows or .csv; - for standard output, as an Arrow stream");
  generate->get_option("--out")->required();
  generate->footer("Example:\n  couvert batch generate --product vaudoise-hio-cyber --rows 1000000 --seed 1 --unknown \"5 %\" --out book.arrow");

  CLI::App* explain = batch->add_subcommand("explain", "Explain the decision on one row of a table");
  add_table(explain, command, raw);
  explain->add_option("ROW", arguments.row, "the first row is 1")->required()->check(CLI::Range(std::uint64_t{1}, max_rows));
  add_audience(explain, raw);
  add_json(explain, command);
  add_language(explain, raw);
  explain->footer("Example:\n  couvert batch explain book.arrow 4711 --lang fr");

  CLI::App* schema = batch->add_subcommand("schema", "Print the columns that tables of a product have");
  schema->add_option("PRODUCT", command.product, "product or product@edition")->required();
  add_json(schema, command);
  schema->footer("Example:\n  couvert batch schema vaudoise-hio-cyber");
}

void add_impact_verb(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* impact = app.add_subcommand("impact", "Compare two editions of a wording, or two options of a reading, over a table of dossiers");
  ImpactArguments& arguments = command.impact;
  impact->add_option("BOOK", raw.file, "table of dossiers: .arrow, .arrows or .csv; - for standard input")->required();
  impact->add_option("--product", command.product, "side A: product or product@edition; without it the one that the table names")->type_name("NAME");
  impact->add_option("--reading", raw.readings,
                     "an option to try on side B, where A keeps the adopted one; with --against or --against-reading it holds on both sides (repeatable)")
      ->type_name("NAME=VALUE")->take_all();
  impact->add_option("--against", arguments.against, "side B: another edition")->type_name("P@EDITION");
  impact->add_option("--against-reading", raw.against_readings, "an option on side B alone (repeatable)")->type_name("NAME=VALUE")->take_all();
  impact->add_option("--html", arguments.html, "write a page with pictures; - for standard output")->type_name("FILE");
  impact->add_option("--threads", arguments.threads, "threads; without it one for each core")->check(CLI::Range(std::size_t{1}, max_threads))
      ->type_name("N");
  impact->add_option("--movers", arguments.movers, "how many of the largest changes are listed in each direction (10)")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1000}))->type_name("N");
  add_strict(impact, command);
  add_json(impact, command);
  add_language(impact, raw);
  impact->footer("Examples:\n  couvert impact book.arrow --reading rekeying_granted=yes --html impact.html\n"
                 "  couvert impact book.arrow --against my-product@2026-01\n"
                 "  couvert impact book.arrow --reading waiting_kind=qualifying --against-reading waiting_kind=deducting_actual\n"
                 "Exit code 1 if rows were rejected: the others are compared.");
}

/// Reads `5 %` or `0.5%` in parts per million.
std::uint32_t share_ppm(const std::string& text) {
  constexpr int decimals_of_ppm = 4;  // of a percentage
  const std::size_t sign = text.find_last_not_of(" %");
  const bool is_percentage = text.ends_with('%') && sign != std::string::npos;
  const std::optional<Decimal> number = is_percentage ? parse_decimal(text.substr(0, sign + 1)) : std::nullopt;
  if (!number || number->scale > decimals_of_ppm || number->mantissa < 0 || number->mantissa > 1'000'000) {
    throw CLI::ValidationError("--unknown", "`" + text + "` is no share such as \"5 %\"");
  }
  std::int64_t ppm = number->mantissa;
  for (int scale = number->scale; scale < decimals_of_ppm; ++scale) ppm *= 10;
  if (ppm > 1'000'000) throw CLI::ValidationError("--unknown", "`" + text + "` is more than 100 %");
  return static_cast<std::uint32_t>(ppm);
}

void finish_batch(const CLI::App& batch, const Raw& raw, Command& command) {
  static const std::map<std::string, BatchVerb> verbs = {
      {"decide", BatchVerb::decide}, {"generate", BatchVerb::generate}, {"explain", BatchVerb::explain}, {"schema", BatchVerb::schema}};
  BatchArguments& arguments = command.batch;
  arguments.verb = verbs.at(batch.get_subcommands().front()->get_name());
  if (arguments.chunk % word_bits != 0 || arguments.chunk > max_chunk_dossiers) {
    throw CLI::ValidationError("--chunk", "a chunk is a multiple of 64, up to " + std::to_string(max_chunk_dossiers));
  }
  if (!raw.unknown.empty()) arguments.unknown_ppm = share_ppm(raw.unknown);
  if (arguments.verb == BatchVerb::decide && command.out.empty()) command.out = "-";
  const bool writes = arguments.verb == BatchVerb::decide || arguments.verb == BatchVerb::generate;
  if (writes && arguments.format.empty() && command.out != "-" && !table_kind_of(command.out)) {
    throw CLI::ValidationError("--out", "the ending of `" + command.out + "` is none of .arrow, .arrows and .csv: say which with --format");
  }
}

Verb verb_named(const std::string& name) {
  static const std::map<std::string, Verb> verbs = {{"decide", Verb::decide}, {"explain", Verb::explain}, {"test", Verb::test},
                                                    {"ask", Verb::ask},       {"whatif", Verb::whatif},   {"check", Verb::check},
                                                    {"facts", Verb::facts},   {"deadline", Verb::deadline}, {"refund", Verb::refund},
                                                    {"batch", Verb::batch},   {"impact", Verb::impact}};
  return verbs.at(name);
}

std::vector<std::string> batch_verb_names() { return {"decide", "generate", "explain", "schema"}; }

std::vector<std::string> verb_names() {
  return {"decide", "explain", "test", "ask", "whatif", "check", "facts", "deadline", "refund", "batch", "impact"};
}

/// A word that stands where a verb is expected, and is none.
struct NoVerb {
  std::string word;
  std::vector<std::string> verbs;
};
std::optional<NoVerb> word_instead_of_verb(int argc, const char* const* argv) {
  std::vector<std::string> verbs = verb_names();
  bool may_go_on = true;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--wordings") {
      ++i;
    } else if (!word.starts_with("-")) {
      if (std::find(verbs.begin(), verbs.end(), word) == verbs.end()) return NoVerb{word, verbs};
      // Only `batch` is followed by a verb of its own.
      if (!std::exchange(may_go_on, false) || word != "batch") return std::nullopt;
      verbs = batch_verb_names();
    }
  }
  return std::nullopt;
}

void finish(const CLI::App& app, const Raw& raw, Command& command) {
  command.verb = verb_named(app.get_subcommands().front()->get_name());
  if (!raw.file.empty()) command.paths = {raw.file};
  command.readings = split_pairs(raw.readings);
  command.values = split_pairs(raw.values);
  command.impact.against_readings = split_pairs(raw.against_readings);
  command.language = language_from(raw.language);
  if (raw.audience == "insured") command.audience = Audience::insured;
  if (raw.audience == "court") command.audience = Audience::court;
  if (command.verb == Verb::batch) finish_batch(*app.get_subcommands().front(), raw, command);
  if (command.verb == Verb::impact && command.readings.empty() && command.impact.against.empty() && command.impact.against_readings.empty()) {
    throw CLI::ValidationError("`impact` needs something to compare: --reading NAME=VALUE, --against P@EDITION or --against-reading NAME=VALUE");
  }
  if (command.publish && command.wordings.empty()) throw CLI::ValidationError("`check --publish` needs --wordings DIR");
  if (command.verb == Verb::ask && command.paths.empty() && command.product.empty() && command.json) {
    throw CLI::ValidationError("`ask --json` needs a FILE");
  }
}

}  // namespace

std::variant<Command, Farewell> read_command(int argc, const char* const* argv) {
  CLI::App app{"Couvert decides insurance dossiers by wordings that run, and explains every clause of the decision.", "couvert"};
  Command command;
  Raw raw;
  app.set_version_flag("--version", "couvert " COUVERT_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--wordings", command.wordings, "directory of wordings instead of those built in")->type_name("DIR");
  app.footer("Exit codes: 0 done, whatever the outcome; 1 the text or the data is wrong, or a case failed; 2 wrong usage; 3 a file or the system failed.");
  add_dossier_verbs(app, command, raw);
  add_wording_verbs(app, command, raw);
  add_calculation_verbs(app, command, raw);
  add_batch_verbs(app, command, raw);
  add_impact_verb(app, command, raw);
  try {
    app.parse(argc, argv);
    finish(app, raw, command);
    return command;
  } catch (const CLI::ParseError& error) {
    const std::optional<NoVerb> no_verb = word_instead_of_verb(argc, argv);
    if (error.get_exit_code() != 0 && no_verb) {
      const std::string nearest = did_you_mean(no_verb->word, no_verb->verbs);
      return Farewell{"couvert: there is no command `" + no_verb->word + "`\n" + (nearest.empty() ? "" : "  hint: " + nearest + "\n") +
                          "Run with --help for more information.\n",
                      exit_usage};
    }
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    return Farewell{out.str() + err.str(), code == 0 ? exit_done : exit_usage};
  }
}

}  // namespace couvert
