import { describe, expect, it } from "vitest";
import { readDate, writtenDate } from "./dates";
import { readNumber, writtenNumber } from "./numbers";
import { fieldsOf, type Property, type Schema } from "./schema";
import { at, entries, meant, withAt } from "./values";

const maybe = (one: Property): Property => ({ anyOf: [one, { type: "null" }] });

const SCHEMA: Schema = {
  properties: {
    id: { type: "string", readOnly: true },
    name: { type: "string" },
    note: { ...maybe({ type: "string" }), format: "multiline" },
    start: { ...maybe({ type: "string" }), format: "partial-date" },
    cost_eur: { ...maybe({ type: "number" }), format: "eur" },
    people: maybe({ type: "integer" }),
    approx: maybe({ type: "boolean" }),
    status: { type: "string", enum: ["open", "closed"] },
    sources: { type: "array", items: { type: "string" }, "x-collection": "sources" },
    address: maybe({ $ref: "#/$defs/Address" }),
    figures: { type: "array", items: { $ref: "#/$defs/Figure" } },
    point: { type: "array", prefixItems: [{ type: "number" }, { type: "number" }] },
    value_sources: {
      type: "object",
      additionalProperties: { type: "array", items: { type: "string" } },
      propertyNames: { enum: ["name", "start"] },
      "x-collection": "sources",
    },
  },
  $defs: {
    Address: { properties: { street: maybe({ type: "string" }), city: { type: "string" } } },
    Figure: { properties: { amount_eur: { type: "number", format: "eur" }, source: { type: "string" } } },
  },
};
const FIELDS = fieldsOf(SCHEMA);
const RECORD = {
  id: "a",
  name: "Stadtteilladen",
  note: "eins\nzwei",
  start: "2018-09",
  cost_eur: 1234567.5,
  people: 1200,
  approx: false,
  status: "open",
  sources: ["src-a", "src-b"],
  address: { street: null, city: "Coswig" },
  figures: [{ amount_eur: 2000000, source: "src-a" }],
  point: [13.1, 51.2],
  value_sources: { start: ["src-a"] },
};
const UNKNOWN = { ...RECORD, note: null, start: null, cost_eur: null, people: null, approx: null, address: null };

describe("a form", () => {
  it("keeps no value without a source in the sources of values", () => {
    const form = withAt(entries(FIELDS, RECORD), "value_sources.start", []);
    expect(meant(FIELDS, form).values["value_sources"]).toEqual({});
  });

  it.each([RECORD, UNKNOWN])("means the record that it was filled with", (record) => {
    const { values, wrong } = meant(FIELDS, entries(FIELDS, record));
    expect(values).toEqual(record);
    expect([...wrong]).toEqual([]);
  });

  it("shows amounts and dates as they are written here", () => {
    const form = entries(FIELDS, RECORD);
    expect([form["cost_eur"], form["start"], form["approx"]]).toEqual(["1.234.567,50", "09.2018", "false"]);
  });

  it("tells what is missing, by the path that the server would name", () => {
    const form = entries(FIELDS, { ...RECORD, name: "", figures: [{ amount_eur: null, source: "" }] });
    expect([...meant(FIELDS, form).wrong]).toEqual([
      ["name", "missing"],
      ["figures.0.amount_eur", "missing"],
      ["figures.0.source", "missing"],
    ]);
  });

  it.each([
    ["cost_eur", "viel", "number"],
    ["people", "12,5", "whole"],
  ])("tells that %s cannot be %s", (name, text, wrong) => {
    const form = withAt(entries(FIELDS, RECORD), name, text);
    expect(meant(FIELDS, form).wrong.get(name)).toBe(wrong);
  });

  it("changes one value and leaves the form of before as it was", () => {
    const before = entries(FIELDS, RECORD);
    const after = withAt(before, "figures.0.source", "src-b");
    expect([at(before, "figures.0.source"), at(after, "figures.0.source")]).toEqual(["src-a", "src-b"]);
  });

  it("finds nothing at a path into what is not there", () => {
    expect(at(entries(FIELDS, UNKNOWN), "address.street")).toBeUndefined();
  });
});

it.each([
  ["1.234,56", 1234.56],
  ["1234,56", 1234.56],
  ["1234.56", 1234.56],
  ["1.234", 1234],
  ["1.234.567 €", 1234567],
  ["0,6", 0.6],
  ["-5", -5],
  ["1,2,3", null],
  ["12.34.56", null],
  ["rund 5", null],
  ["", null],
])("reads %s as %s", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it.each([0.6, 13.123456, 183698, 1234.5, 0.1 + 0.2])("writes %s so that it is read again as it was", (number) => {
  expect(readNumber(writtenNumber(number, false))).toBeCloseTo(number, 11);
});

it.each([
  ["2018", "2018"],
  ["2018-09", "09.2018"],
  ["2018-09-03", "03.09.2018"],
  ["stored copy", "stored copy"],
])("writes the date %s as %s and reads it again", (kept, written) => {
  expect(writtenDate(kept)).toBe(written);
  expect(readDate(written)).toBe(kept);
});

it.each([
  ["3.9.2018", "2018-09-03"],
  ["9/2018", "2018-09"],
  ["03. 09. 2018", "2018-09-03"],
  ["2018-09-03", "2018-09-03"],
])("reads the date %s as %s", (written, kept) => {
  expect(readDate(written)).toBe(kept);
});
