/** The control for each kind of value. */

import { html, nothing, type TemplateResult } from "lit-html";
import { type Choice, choiceField, type Frame, textArea, textField } from "../parts/field";
import { t } from "../texts";
import { type FormContext, idOf } from "./context";
import { referenceControl, referencesControl } from "./references";
import { objectControl, rowsControl } from "./rows";
import type { Field, Kind } from "./schema";
import type { Entered } from "./values";
import { choiceOf, hintOf, labelOf } from "./words";

/** Where a field stands: its group names it more closely than its own name does. */
export interface Spot {
  group: string;
  path: string;
  field: Field;
  /** What it is called, where that does not follow from its name. */
  label?: string;
}

const TYPES = { email: "email", uri: "url", tel: "tel" } as const;
const isTyped = (format: string | undefined): format is keyof typeof TYPES => format !== undefined && format in TYPES;

/** Label, hint and problem of a field. */
export function frameOf(context: FormContext, { group, path, field, label }: Spot): Frame {
  return {
    id: idOf(context, path),
    label: label ?? labelOf(group, field.name),
    hint: (label ? undefined : hintOf(group, field.name)) ?? usualHint(field.kind),
    problem: context.problem(path),
    isRequired: !field.isNullable && !["list", "rows", "boolean"].includes(field.kind.is),
  };
}

function usualHint(kind: Kind): string | undefined {
  if (kind.is === "text" && kind.format === "partial-date") return t("edit-hint-date");
  if (kind.is === "number" && kind.isMoney) return t("edit-hint-eur");
  return kind.is === "list" && kind.of.is === "text" ? t("edit-hint-lines") : undefined;
}

const textOf = (value: Entered | undefined): string => (typeof value === "string" ? value : "");

/** The control of a field, with everything around it. */
export function control(context: FormContext, spot: Spot): TemplateResult | typeof nothing {
  const { field } = spot;
  const { kind } = field;
  switch (kind.is) {
    // The sources of values stand beneath each value.
    case "map":
    case "fixed":
      return nothing;
    case "reference":
      return referenceControl(context, spot, kind.collection);
    case "list":
      return listControl(context, spot, kind.of);
    case "rows":
      return rowsControl(context, spot, kind.fields);
    case "object":
      return objectControl(context, spot, kind.fields);
    case "boolean":
      return choices(context, spot, [
        { value: "true", label: t("edit-yes") },
        { value: "false", label: t("edit-no") },
      ]);
    case "choice":
      return choices(
        context,
        spot,
        kind.values.map((value) => ({ value, label: choiceOf(spot.group, field.name, value) })),
      );
    default:
      return written(context, spot);
  }
}

function written(context: FormContext, spot: Spot): TemplateResult {
  const { path, field } = spot;
  const { kind } = field;
  const one = {
    ...frameOf(context, spot),
    value: textOf(context.at(path)),
    change: (value: string) => context.set(path, value),
    ...(field.isNullable && { placeholder: t("edit-unknown") }),
  };
  if (kind.is === "text" && kind.isLong) return textArea(one);
  if (kind.is === "text" && isTyped(kind.format)) return textField({ ...one, type: TYPES[kind.format] });
  return textField({ ...one, ...(kind.is === "number" && { inputmode: "decimal" as const }) });
}

/** Choosing one of few; where nothing need be known, the first choice says so. */
export function choices(context: FormContext, spot: Spot, offered: readonly Choice[]): TemplateResult {
  const { path, field } = spot;
  const value = textOf(context.at(path));
  const isKnown = value === "" || offered.some((one) => one.value === value);
  const none = { value: "", label: t(field.isNullable ? "edit-unknown" : "edit-choose") };
  return choiceField({
    ...frameOf(context, spot),
    value,
    choices: [
      ...(field.isNullable || value === "" ? [none] : []),
      ...offered,
      ...(isKnown ? [] : [{ value, label: value }]),
    ],
    change: (chosen) => context.set(path, chosen),
  });
}

function listControl(context: FormContext, spot: Spot, of: Kind): TemplateResult {
  if (of.is === "reference") return referencesControl(context, spot, of.collection);
  const chosen = (context.at(spot.path) ?? []) as string[];
  if (of.is === "choice")
    return boxes(
      context,
      spot,
      of.values.map((value) => ({ value, label: choiceOf(spot.group, spot.field.name, value) })),
      chosen,
    );
  return textArea({
    ...frameOf(context, spot),
    value: chosen.join("\n"),
    change: (text) => context.set(spot.path, text === "" ? [] : text.split("\n")),
    placeholder: t("edit-unknown"),
  });
}

/** Any number of few: a box for each. */
export function boxes(
  context: FormContext,
  spot: Spot,
  offered: readonly Choice[],
  chosen: readonly string[],
): TemplateResult {
  const frame = frameOf(context, spot);
  const toggle = (value: string, isOn: boolean): void => {
    const rest = chosen.filter((one) => one !== value);
    context.set(spot.path, isOn ? [...rest, value] : rest);
  };
  return html`<fieldset class="field boxes ${frame.problem ? "field-wrong" : ""}" id=${frame.id} tabindex="-1" aria-invalid=${frame.problem ? "true" : nothing}>
    <legend>${frame.label}</legend>
    ${frame.hint ? html`<p class="hint">${frame.hint}</p>` : nothing}
    ${offered.map(
      ({ value, label }) => html`<label class="check">
        <input
          type="checkbox"
          .checked=${chosen.includes(value)}
          @change=${(event: Event) => toggle(value, (event.currentTarget as HTMLInputElement).checked)}
        />${label}</label
      >`,
    )}
    ${frame.problem ? html`<p class="field-problem">${frame.problem}</p>` : nothing}
  </fieldset>`;
}
