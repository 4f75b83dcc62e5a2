/** The way of a form into the ledger: tried out, shown with what it changes, given a reason, written. */

import { html, type TemplateResult } from "lit-html";
import type { Refused } from "../../api";
import { type ChangeProblem, codeOf } from "../api";
import { confirmWithReason } from "../parts/reason";
import { t } from "../texts";
import { changeTable } from "./changes";
import { findingList } from "./findings";
import type { RecordForm } from "./form";
import type { Differing } from "./merge";
import { type Kept, type Wanted, writeRecord } from "./records";

const STALE = "stale";
/** A trial needs a reason as every change does; nobody reads it. */
const TRIAL = "Prüfung";

/** What others did since the record was read, field by field beside what is sent. */
export interface Conflict {
  who: string;
  at: string;
  revision: number;
  tag: string;
  fields: readonly Differing[];
}

/** What came of it. */
export type Outcome =
  | { is: "written"; kept: Kept }
  | { is: "stale"; conflict: Conflict }
  | { is: "refused"; error: unknown }
  | { is: "cancelled" };

/** Ask the checks about a form as it stands. */
export async function tryOut(form: RecordForm, base: Kept | null, wanted: Wanted): Promise<Kept> {
  const { collection } = form;
  return writeRecord(wanted, {
    collection,
    id: base?.id ?? null,
    tag: base?.tag ?? null,
    reason: TRIAL,
    isDryRun: true,
  });
}

/** A conflict without a merge (the record is gone, or was never read) is a refusal like any other. */
export function conflictOf(error: unknown): Conflict | null {
  if (codeOf(error) !== STALE) return null;
  const { current, merge } = (error as Refused).problem as ChangeProblem & { merge?: Pick<Conflict, "tag" | "fields"> };
  return current && merge ? { ...current, ...merge } : null;
}

function refusal(error: unknown): Outcome {
  const conflict = conflictOf(error);
  return conflict ? { is: "stale", conflict } : { is: "refused", error };
}

/** Publish a form once its person has seen what it changes and has said why. */
export async function publish(form: RecordForm, base: Kept | null, wanted: Wanted): Promise<Outcome> {
  let outcome: Outcome = { is: "cancelled" };
  try {
    const tried = await tryOut(form, base, wanted);
    const { collection } = form;
    await confirmWithReason({
      title: t("edit-publish-title"),
      body: body(form, base, wanted, tried),
      send: t("edit-publish"),
      act: async (reason) => {
        const writing = { collection, id: base?.id ?? null, tag: base?.tag ?? null, reason, isDryRun: false };
        outcome = await writeRecord(wanted, writing).then((kept): Outcome => ({ is: "written", kept }), settled);
      },
    });
    return outcome;
  } catch (error) {
    return refusal(error);
  }
}

/** What belongs to the form closes the dialog; what belongs to the moment (no network, no reason) stays in it. */
function settled(error: unknown): Outcome {
  const code = codeOf(error);
  if (code === STALE || code === "invalid-record") return refusal(error);
  throw error;
}

function body(form: RecordForm, base: Kept | null, wanted: Wanted, tried: Kept): TemplateResult {
  return html`${changeTable(form, base, wanted)}
    <section>
      <h3>${t("edit-findings")}</h3>
      ${findingList(tried.findings)}
    </section>`;
}
