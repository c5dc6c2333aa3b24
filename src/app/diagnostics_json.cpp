#include "app/diagnostics_json.h"

namespace couvert {

void write_diagnostics(const Diagnostics& diagnostics, JsonWriter& json) {
  json.begin_array(JsonWriter::Layout::lines);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    json.begin_object();
    json.member("code", diagnostic.code);
    json.member("severity", diagnostic.severity == Severity::error ? "error" : "note");
    json.member("file", diagnostic.file);
    json.key("line");
    json.number(diagnostic.place.line);
    json.key("column");
    json.number(diagnostic.place.column);
    json.member("message", diagnostic.message);
    json.member("hint", diagnostic.hint);
    json.end_object();
  }
  json.end_array();
}

std::string diagnostics_json(const Diagnostics& diagnostics) {
  JsonWriter json;
  write_diagnostics(diagnostics, json);
  return json.text() + "\n";
}

}  // namespace couvert
