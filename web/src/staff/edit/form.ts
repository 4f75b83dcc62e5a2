/** The state of one form: what stands in it, what is wrong with it, and the record that it means. */

import type { Geometry } from "../../types";
import { fieldProblems } from "../parts/problem";
import { t } from "../texts";
import { withoutOutdated } from "./backing";
import { enteredBoundary, meantBoundary } from "./boundary";
import { type FormContext, idOf } from "./context";
import type { Wrong } from "./findings";
import type { Collection } from "./layout";
import { readNumber } from "./numbers";
import { Picker, type PickerWays } from "./picker";
import { enteredPoint } from "./place";
import type { Wanted } from "./records";
import { type Field, fieldsOf, type Schema } from "./schema";
import { at, type Entered, type Entries, entries, meant, type Values, withAt } from "./values";
import { pathLabel } from "./words";

export interface FormWays {
  /** Something has been entered. */
  changed(): void;
  draw(): void;
  say(sentence: string): void;
}

const EMPTY: Wanted = { geometry: null, properties: {} };

/** Numbers that follow from another field: they are made anew where that field has changed. */
const FOLLOWS: Readonly<Record<string, string>> = { phone_e164: "phone" };

export class RecordForm implements FormContext {
  readonly collection: Collection;
  readonly prefix: string;
  readonly fields: readonly Field[];
  readonly geometryKind: Schema["x-geometry"];
  readonly checks: Readonly<Record<string, string>>;
  makeSource: FormContext["makeSource"] = null;
  ownId: string | null = null;
  /** The record as it was read; null for a new one. */
  base: Wanted | null = null;
  /** The values that have changed and are backed by the same sources still, as somebody has said. */
  readonly stillBacked = new Set<string>();
  readonly #ways: FormWays;
  readonly #pickers = new Map<string, unknown>();
  #form: Entries = {};
  #hasTried = false;
  #error: unknown = null;

  constructor(collection: Collection, schema: Schema, prefix: string, ways: FormWays) {
    this.collection = collection;
    this.prefix = prefix;
    this.fields = fieldsOf(schema);
    this.geometryKind = schema["x-geometry"];
    this.checks = schema["x-checks"] ?? {};
    this.#ways = ways;
    this.fill(EMPTY);
  }

  get entries(): Entries {
    return this.#form;
  }

  /** Write a record into the form, or what somebody had entered before. */
  fill(record: Wanted | { entries: Entries }): void {
    if ("entries" in record) this.#form = record.entries;
    else {
      const geometry = this.#enteredGeometry(record.geometry);
      this.#form = { ...entries(this.fields, record.properties), ...(geometry !== null && { geometry }) };
    }
    this.settle();
  }

  /** Forget what was wrong. */
  settle(): void {
    this.#hasTried = false;
    this.#error = null;
  }

  /** What the form means by now, without its geometry; what is no value yet is left as it stands. */
  get values(): Values {
    return meant(this.fields, this.#form).values;
  }

  #enteredGeometry(geometry: Geometry | null): Entered {
    if (this.geometryKind === "point") return { ...enteredPoint(geometry) };
    return this.geometryKind ? enteredBoundary(geometry) : null;
  }

  #meantGeometry(): Geometry | null {
    const entered = this.#form["geometry"];
    if (this.geometryKind === "boundary") return meantBoundary(String(entered ?? ""));
    const [lon, lat] = ["lon", "lat"].map((name) => readNumber(String(at(this.#form, `geometry.${name}`) ?? "")));
    return typeof lon === "number" && typeof lat === "number" ? { type: "Point", coordinates: [lon, lat] } : null;
  }

  /** The record that the form means; `base` holds what no form writes. */
  wanted(base: Wanted | null): Wanted {
    const { values } = meant(this.fields, this.#form);
    const known = Object.entries(values).filter(
      ([name, value]) => value !== null || base?.properties[name] !== undefined,
    );
    const properties: Values = Object.fromEntries(known);
    for (const [name, from] of Object.entries(FOLLOWS))
      if (base && properties[from] !== base.properties[from]) delete properties[name];
    const geometry = this.geometryKind ? this.#meantGeometry() : (base?.geometry ?? null);
    return { geometry, properties: withoutOutdated(properties, base, this.stillBacked) };
  }

  /** Whether the form is where a field is written: what follows from others is nobody's work. */
  writes(name: string): boolean {
    if (name === "geometry") return this.geometryKind !== undefined;
    return this.fields.some((field) => field.name === name && field.kind.is !== "fixed");
  }

  /** What can be seen to be wrong before anybody is asked: the paths with a sentence each. */
  #ownProblems(): Map<string, string> {
    const { wrong } = meant(this.fields, this.#form);
    const found = new Map([...wrong].map(([path, what]) => [path, t(`edit-wrong-${what}`)]));
    if (this.geometryKind === "point" && !this.#meantGeometry()) found.set("geometry", t("edit-wrong-point"));
    return found;
  }

  /** Look whether it can be sent; from then on what is wrong is shown. */
  check(): boolean {
    this.#hasTried = true;
    this.#error = null;
    return this.#ownProblems().size === 0;
  }

  /** The server has refused it. */
  refuse(error: unknown): void {
    this.#hasTried = true;
    this.#error = error;
  }

  get error(): unknown {
    return this.#error;
  }

  #problems(): Map<string, string> {
    if (!this.#hasTried) return new Map();
    return new Map([...fieldProblems(this.#error), ...this.#ownProblems()]);
  }

  problem(path: string): string | undefined {
    const problems = this.#problems();
    const part = [...problems].find(([one]) => one === path || isInner(path, one, this.fields));
    return part?.[1];
  }

  /** All that is wrong, with the control of each. */
  wrongs(): Wrong[] {
    return [...this.#problems()].map(([path, sentence]) => ({
      id: idOf(this, path === "geometry" && this.geometryKind === "point" ? "geometry.lon" : path),
      label: pathLabel(this.collection, path),
      sentence,
    }));
  }

  at(path: string): Entered | undefined {
    return at(this.#form, path);
  }

  set(path: string, value: Entered): void {
    this.#form = withAt(this.#form, path, value);
    this.#ways.changed();
    this.#ways.draw();
  }

  draw(): void {
    this.#ways.draw();
  }

  say(sentence: string): void {
    this.#ways.say(sentence);
  }

  picker<T>(path: string, ways: Omit<PickerWays<T>, "draw">): Picker<T> {
    const found = this.#pickers.get(path) as Picker<T> | undefined;
    const picker = found ?? new Picker<T>({ ...ways, draw: () => this.draw() });
    picker.ways = { ...ways, draw: () => this.draw() };
    this.#pickers.set(path, picker);
    return picker;
  }
}

/** A list that is written in one control shows what is wrong with any of its parts. */
function isInner(path: string, wrong: string, fields: readonly Field[]): boolean {
  const field = fields.find(({ name }) => name === path);
  return field?.kind.is === "list" && wrong.startsWith(`${path}.`);
}
