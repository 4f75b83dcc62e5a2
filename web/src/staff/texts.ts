/**
 * The words of the staff workspace: those of the atlas and its own in one catalogue for each language. German comes with
 * the page, every other language when it is first asked for; Leichte Sprache is no language of the staff.
 */

import { FluentResource } from "@fluent/bundle";
import german from "../../../atlas/texts/staff/de.ftl";
import { remember, remembered } from "../remembered";
import { type Catalogue, DEFAULT_LANGUAGE, LANGUAGES, type Language, loadLanguage, t as say, speak } from "../texts";
import type { Variables as Atlas } from "../texts/keys";
import type { Variables as Staff } from "./keys";

const FILES = import.meta.glob<string>(["../../../atlas/texts/staff/*.ftl", "!../../../atlas/texts/staff/de.ftl"], {
  import: "default",
});
const pathOf = (code: string): string => `../../../atlas/texts/staff/${code}.ftl`;
const CHOSEN = "staff-language";

export type Variables = Atlas & Staff;
export type Key = keyof Variables;
/** The messages that need no variables. */
export type PlainKey = { [K in Key]: [Variables[K]] extends [never] ? K : never }[Key];
type Values<K extends Key> = [Variables[K]] extends [never] ? [] : [values: Record<Variables[K], string | number>];

/** A message of the atlas or of the staff in the language spoken now. */
export const t = say as <K extends Key>(key: K, ...values: Values<K>) => string;

/** The languages of the staff workspace. */
export const STAFF_LANGUAGES: readonly Language[] = LANGUAGES.filter(
  ({ code }) => code === DEFAULT_LANGUAGE || pathOf(code) in FILES,
);

const loaded = new Map<string, Catalogue>();

/** The catalogue of a language with the words of the staff in it, fetched once. */
async function load(code: string): Promise<Catalogue> {
  const known = loaded.get(code);
  if (known) return known;
  const [catalogue, text] = await Promise.all([
    loadLanguage(code),
    code === DEFAULT_LANGUAGE ? german : FILES[pathOf(code)]?.(),
  ]);
  if (text === undefined) throw new RangeError(`There is no catalogue staff/${code}.ftl`);
  const [twice] = catalogue.bundle.addResource(new FluentResource(text));
  if (twice) throw twice;
  loaded.set(code, catalogue);
  return catalogue;
}

/** Speak a language from now on and on the next visit; what is drawn already has to be drawn again. */
export async function speakStaff(code: string): Promise<void> {
  speak(await load(code));
  remember(CHOSEN, code === DEFAULT_LANGUAGE ? null : code);
}

/** Speak the language of the last visit, or German. */
export async function speakRemembered(): Promise<void> {
  speak(await load(DEFAULT_LANGUAGE));
  const code = remembered(CHOSEN);
  const isKnown = STAFF_LANGUAGES.some((language) => language.code === code);
  // Without its catalogue the workspace begins in German.
  if (code && isKnown) await load(code).then(speak, () => undefined);
}
