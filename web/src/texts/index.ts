/** The words of the interface in the language chosen. A further language is one more file in atlas/texts. */

import { LANGUAGES } from "virtual:languages";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import german from "../../../atlas/texts/de.ftl";
import type { Variables } from "./keys";
import type { Language } from "./language";

export { LANGUAGES, type Language };

/** The language of the interface where none is asked for, and that of the data always. */
export const DEFAULT_LANGUAGE = "de";

/** German comes with the page, every other language when it is first asked for. */
const FILES = import.meta.glob<string>(["../../../atlas/texts/*.ftl", "!../../../atlas/texts/de.ftl"], {
  import: "default",
});

/** A language with its messages, ready to be used. */
export interface Catalogue {
  language: Language;
  bundle: FluentBundle;
}

export type Key = keyof Variables;
type Values<K extends Key> = [Variables[K]] extends [never] ? [] : [values: Record<Variables[K], string | number>];

function languageOf(code: string): Language {
  const found = LANGUAGES.find((language) => language.code === code);
  if (!found) throw new RangeError(`There is no catalogue ${code}.ftl`);
  return found;
}

function catalogueOf(code: string, text: string): Catalogue {
  const language = languageOf(code);
  const bundle = new FluentBundle(language.lang, { useIsolating: false });
  bundle.addResource(new FluentResource(text));
  return { language, bundle };
}

const GERMAN = catalogueOf(DEFAULT_LANGUAGE, german);
let current = GERMAN;
const loaded = new Map([[DEFAULT_LANGUAGE, GERMAN]]);

/** Take in German words that were not needed at first. */
export const addGerman = (text: string): unknown => GERMAN.bundle.addResource(new FluentResource(text));

/** Fetch the catalogue of a language, once. */
export async function loadLanguage(code: string): Promise<Catalogue> {
  const known = loaded.get(code);
  if (known) return known;
  const file = FILES[`../../../atlas/texts/${code}.ftl`];
  if (!file) throw new RangeError(`There is no catalogue ${code}.ftl`);
  const catalogue = catalogueOf(code, await file());
  loaded.set(code, catalogue);
  return catalogue;
}

/** Speak this language from now on; what is drawn already has to be drawn again. */
export function speak(catalogue: Catalogue): void {
  current = catalogue;
}

/** The language spoken now. */
export const language = (): Language => current.language;

/** True where the data, which are German, need a mark of their own among the interface's words. */
export const isForeign = (): boolean => !/^de\b/.test(current.language.lang);

/** True where each sentence begins a line of its own. */
export const isPlain = (): boolean => current.language.lang.endsWith("-simple");

/** A message in the language spoken now. */
export function t<K extends Key>(key: K, ...[values]: Values<K>): string {
  const pattern = current.bundle.getMessage(key)?.value;
  if (pattern == null) throw new RangeError(`The catalogue ${current.language.code}.ftl lacks ${key}`);
  return typeof pattern === "string" ? pattern : current.bundle.formatPattern(pattern, values ?? null);
}

/** A text to be spoken: the middle dots of Leichte Sprache help the eye, and only the eye. */
export const aloud = (text: string): string => text.replace(/(?<=\p{L})·(?=\p{L})/gu, "");

/** True for the name of a message: the data may hold codes that no catalogue knows. */
export const isKey = (name: string): name is Key => current.bundle.hasMessage(name);
