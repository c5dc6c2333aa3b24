// Prints Arrow tables as other people's libraries read them, one line per row: `node show.mjs FILE…`. Each file is printed twice, as
// apache-arrow reads it and then as polars does.
// A line has ` NAME=VALUE` for each column that is not null: money in minor units, percentages in parts per million, dates as days,
// instants as seconds, words as they are; `NAME=open` for a column `NAME.open` that is true; and ` |` before each cost.
import { readFileSync } from "node:fs";

import * as arrow from "apache-arrow";
import pl from "nodejs-polars";

const { Type } = arrow;

/** A row as a line; `columns` are pairs of name and text, null where the row has none. */
function line_of(columns) {
  return columns
    .map(([name, text]) => {
      if (text === null) return "";
      if (Array.isArray(text)) return text.map((cost) => " |" + line_of(cost)).join("");
      if (name.endsWith(".open")) return text === "1" ? ` ${name.slice(0, -".open".length)}=open` : "";
      return ` ${name}=${text}`;
    })
    .join("");
}

function lines_by_arrow(bytes) {
  function decimal_text(words) {
    let number = 0n;
    for (let i = words.length - 1; i >= 0; --i) number = (number << 32n) | BigInt(words[i] >>> 0);
    return BigInt.asIntN(words.length * 32, number).toString();
  }
  function text_of(value, type) {
    if (value === null || value === undefined) return null;
    switch (type.typeId) {
      case Type.Bool: return value ? "1" : "0";
      case Type.Date: return String(Math.round(Number(value) / 86400000));
      case Type.Timestamp: return String(Math.round(Number(value) / 1000));
      case Type.Decimal: return decimal_text(value);
      case Type.List: return [...value].map((cost) => type.children[0].type.children.map((child) => [child.name, text_of(cost[child.name], child.type)]));
      default: return String(value);
    }
  }
  const table = arrow.tableFromIPC(bytes);
  const fields = table.schema.fields;
  const vectors = fields.map((_, column) => table.getChildAt(column));
  return Array.from({ length: table.numRows }, (_, row) =>
    line_of(fields.map((field, column) => [field.name, text_of(vectors[column].get(row), field.type)])));
}

function lines_by_polars(bytes) {
  /** The texts of a column, in the library's own arithmetic. */
  function texts_of(series) {
    const kind = series.dtype.toString();
    const cast = (type) => series.cast(type).toArray().map((value) => (value === null ? null : String(value)));
    if (/\bDate\b/.test(kind)) return cast(pl.Int32);
    if (kind.includes("Datetime")) return cast(pl.Int64).map((text) => (text === null ? null : String(BigInt(text) / 1000n)));
    if (kind.includes("Decimal")) return cast(pl.Utf8).map((text) => (text === null ? null : String(BigInt(text.replace(".", "")))));
    if (kind.includes("Categorical")) return cast(pl.Utf8);
    return series.toArray().map((value) => (value === null ? null : typeof value === "boolean" ? (value ? "1" : "0") : String(value)));
  }
  function rows_of(frame) {
    const columns = frame.columns.map((name) => [name, texts_of(frame.getColumn(name))]);
    return Array.from({ length: frame.height }, (_, row) => columns.map(([name, texts]) => [name, texts[row]]));
  }

  const is_stream = !bytes.subarray(0, 6).equals(Buffer.from("ARROW1"));
  const frame = is_stream ? pl.readIPCStream(bytes) : pl.readIPC(bytes);
  if (!frame.columns.includes("costs")) return rows_of(frame).map(line_of);
  const lengths = frame.getColumn("costs").lst.lengths().toArray();
  const filled = frame.select("costs").filter(pl.col("costs").lst.lengths().gt(0));
  const costs = rows_of(filled.explode("costs").unnest("costs"));
  let next = 0;
  return rows_of(frame.drop("costs")).map((row, i) => {
    const length = lengths[i] ?? 0;
    const own = costs.slice(next, next + length);
    next += length;
    return line_of([...row, ["costs", own]]);
  });
}

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  for (const lines of [lines_by_arrow(bytes), lines_by_polars(bytes)]) process.stdout.write(lines.map((line) => line + "\n").join(""));
}
