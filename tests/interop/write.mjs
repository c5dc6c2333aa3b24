// Writes three dossiers of the product of tests/facts as other people's libraries do it: `node write.mjs FOLDER` writes
// `arrow-file`, `arrow-stream`, `polars-file`, `polars-stream`, `polars-lz4` and `polars-zstd`. The types differ on purpose.
import { writeFileSync } from "node:fs";
import * as arrow from "apache-arrow";
import pl from "nodejs-polars";

const folder = process.argv[2];

const day = 20454;
const restoration = { kind: "data_restoration", amount: 3200.5, "amount.open": false, card_misused: false };
const ransom = { kind: "ransom_payment", amount: null, "amount.open": true, card_misused: null };
const margin = { kind: "gross_margin_loss", amount: 0, "amount.open": null, card_misused: true };

const columns = {
  "x.note": ["passed over", null, "as well"],
  "policy.from": [day, day, day],
  "policy.to": [day + 365, day + 365, day + 365],
  "schedule.sum_insured": [10000, null, 0],
  "schedule.sum_insured.open": [false, true, null],
  "incident.notified": ["2026-03-02T07:30:00Z", null, "2026-07-01T12:00:00Z"],
  trigger: ["malware", null, "theft"],
  "trigger.open": [null, true, false],
  card_misused: [true, null, false],
  sessions: [3, null, 0],
  breach_reduction: [30, null, 0],
  costs: [[restoration, ransom], [], [margin]],
};

function write_by_arrow() {
  const { makeData, makeVector } = arrow;

  /** Decimals of 128 bits with two decimals, from numbers that cents hold exactly. */
  function decimals(values) {
    const words = new Uint32Array(values.length * 4);
    const valid = new Uint8Array(Math.ceil(values.length / 8));
    values.forEach((value, i) => {
      if (value === null) return;
      words[4 * i] = Math.round(value * 100);
      valid[i >> 3] |= 1 << (i & 7);
    });
    const nullCount = values.filter((value) => value === null).length;
    return makeVector(makeData({ type: new arrow.Decimal(2, 18, 128), length: values.length, nullCount, nullBitmap: valid, data: words }));
  }
  const vector = (values, type) => arrow.vectorFromArray(values, type);
  const words = () => new arrow.Dictionary(new arrow.Utf8(), new arrow.Uint16());
  const moments = columns["incident.notified"].map((text) => (text === null ? null : Date.parse(text)));

  const costs = columns.costs.flat();
  const cost_vectors = {
    kind: vector(costs.map((cost) => cost.kind), new arrow.Utf8()),
    amount: decimals(costs.map((cost) => cost.amount)),
    "amount.open": vector(costs.map((cost) => cost["amount.open"]), new arrow.Bool()),
    card_misused: vector(costs.map((cost) => cost.card_misused), new arrow.Bool()),
  };
  const fields = Object.entries(cost_vectors).map(([name, values]) => new arrow.Field(name, values.type, true));
  const structs = makeData({ type: new arrow.Struct(fields), length: costs.length, nullCount: 0, children: Object.values(cost_vectors).map((values) => values.data[0]) });
  const offsets = Int32Array.from(columns.costs.reduce((ends, list) => [...ends, ends.at(-1) + list.length], [0]));
  const list = makeData({ type: new arrow.List(new arrow.Field("item", structs.type, true)), length: 3, nullCount: 0, valueOffsets: offsets, child: structs });

  const table = new arrow.Table({
    "x.note": vector(columns["x.note"], new arrow.Utf8()),
    costs: makeVector(list),
    "policy.from": makeVector(makeData({ type: new arrow.DateDay(), length: 3, nullCount: 0, data: Int32Array.from(columns["policy.from"]) })),
    "policy.to": makeVector(makeData({
      type: new arrow.DateMillisecond(), length: 3, nullCount: 0, data: BigInt64Array.from(columns["policy.to"], (day) => BigInt(day) * 86400000n) })),
    "schedule.sum_insured": decimals(columns["schedule.sum_insured"]),
    "schedule.sum_insured.open": vector(columns["schedule.sum_insured.open"], new arrow.Bool()),
    "incident.notified": vector(moments, new arrow.Timestamp(arrow.TimeUnit.MICROSECOND, "Europe/Zurich")),
    trigger: vector(columns.trigger, words()),
    "trigger.open": vector(columns["trigger.open"], new arrow.Bool()),
    card_misused: vector(columns.card_misused, new arrow.Bool()),
    sessions: vector(columns.sessions, new arrow.Uint8()),
    breach_reduction: vector(columns.breach_reduction, new arrow.Int32()),
  });
  for (const way of ["file", "stream"]) writeFileSync(`${folder}/arrow-${way}`, arrow.tableToIPC(table, way));
}

function write_by_polars() {
  const words = pl.Series("kind", columns.costs.flat().map((cost) => cost.kind), pl.Utf8);
  const cents = (name) => pl.col(name).cast(pl.Decimal(20, 3)).alias(name);
  // Local times without a zone: those of the product are two hours and one hour from UTC.
  const local = ["2026-03-02T08:30:00Z", null, "2026-07-01T14:00:00Z"].map((text) => (text === null ? null : new Date(text)));

  const costs = pl.DataFrame({
    dossier: columns.costs.flatMap((list, i) => list.map(() => i)),
    kind: words.toArray(),
    amount: columns.costs.flat().map((cost) => cost.amount),
    "amount.open": columns.costs.flat().map((cost) => cost["amount.open"]),
    card_misused: columns.costs.flat().map((cost) => cost.card_misused),
  }).withColumns(cents("amount"), pl.col("kind").cast(pl.Categorical).alias("kind"));
  const structs = costs.select(pl.col("dossier"), pl.struct(["kind", "amount", "amount.open", "card_misused"].map((name) => pl.col(name))).alias("costs"));
  const lists = structs.groupBy("dossier").agg(pl.col("costs"));

  const { costs: _, ...scalars } = columns;
  const frame = pl
    .DataFrame({ ...scalars, "incident.notified": local, dossier: [0, 1, 2] })
    .withColumns(
      pl.col("policy.from").cast(pl.Int32).cast(pl.Date).alias("policy.from"),
      pl.col("policy.to").cast(pl.Int32).cast(pl.Date).alias("policy.to"),
      pl.col("schedule.sum_insured").cast(pl.Int64).alias("schedule.sum_insured"),
      pl.col("incident.notified").cast(pl.Datetime("us")).alias("incident.notified"),
      pl.col("trigger").cast(pl.Categorical).alias("trigger"),
      pl.col("sessions").cast(pl.Int16).alias("sessions"),
      pl.col("breach_reduction").cast(pl.Decimal(9, 2)).alias("breach_reduction"),
    )
    .join(lists, { on: "dossier", how: "left" })
    .sort("dossier")
    .drop("dossier");
  frame.writeIPCStream(`${folder}/polars-stream`);
  frame.writeIPC(`${folder}/polars-file`, { compression: "uncompressed" });
  for (const codec of ["lz4", "zstd"]) frame.writeIPC(`${folder}/polars-${codec}`, { compression: codec });
}

write_by_arrow();
write_by_polars();
