#include "app/case_report_json.h"

#include "base/json_writer.h"

namespace couvert {
namespace {

void write_verdict(const CaseVerdict& verdict, JsonWriter& json) {
  json.begin_object();
  json.member("file", verdict.file);
  json.member("title", verdict.title);
  json.member("readings", verdict.readings);
  json.key("passed");
  json.boolean(verdict.passed);
  json.key("differences");
  json.begin_array();
  for (const std::string& difference : verdict.differences) json.string(difference);
  json.end_array();
  json.end_object();
}

void write_coverage(const ProductCoverage& product, JsonWriter& json) {
  json.begin_object();
  json.member("product", product.product);
  json.key("conditions");
  json.begin_array(JsonWriter::Layout::lines);
  for (const CoveredCondition& condition : product.coverage.conditions()) {
    json.begin_object();
    json.member("clause", condition.clause);
    json.member("statement", condition.statement);
    json.member("test", condition.test);
    json.key("yes");
    json.boolean(condition.seen_yes);
    json.key("no");
    json.boolean(condition.seen_no);
    json.key("unknown");
    json.boolean(condition.seen_unknown);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string case_report_json(const CaseReport& report) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::lines);
  json.member("wordings", report.wordings.empty() ? "built in" : report.wordings);
  json.key("passed");
  json.number(static_cast<std::int64_t>(report.verdicts.size() - report.failed()));
  json.key("failed");
  json.number(static_cast<std::int64_t>(report.failed()));
  json.key("verdicts");
  json.begin_array(JsonWriter::Layout::lines);
  for (const CaseVerdict& verdict : report.verdicts) write_verdict(verdict, json);
  json.end_array();
  json.key("coverage");
  json.begin_array(JsonWriter::Layout::lines);
  for (const ProductCoverage& product : report.coverage) write_coverage(product, json);
  json.end_array();
  json.end_object();
  return json.text() + "\n";
}

}  // namespace couvert
