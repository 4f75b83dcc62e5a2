/** The Vite plugin of the catalogues: their texts as modules, the list of languages, and German words in the pages. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import type { Language } from "../src/texts/language.ts";
import { atFirst, forWeb, later } from "./for-web.mjs";

export const FOLDER = fileURLToPath(new URL("../../atlas/texts/", import.meta.url));
const DEFAULT = "de";
const LIST = "virtual:languages";
/** The page of the staff has its own words beside those of the atlas. */
const STAFF_PAGE = /mitarbeit\.html$/;

/** German is there at first, and its later part comes with what needs it; other languages come as a whole. */
const FIRST = /texts\/de\.ftl$/;
const REST = ".ftl?later";

/** The part of a catalogue that a module stands for. */
function partOf(id: string, text: string): string {
  if (id.endsWith(REST)) return later(text);
  return FIRST.test(id) ? atFirst(text) : forWeb(text);
}

type Catalogue = (key: string) => string;

function catalogueOf(code: string, ...folders: readonly string[]): Catalogue {
  const bundle = new FluentBundle(code);
  for (const folder of folders) bundle.addResource(new FluentResource(readFileSync(`${folder}${code}.ftl`, "utf8")));
  return (key) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`${code}.ftl lacks the message ${key}`);
    return bundle.formatPattern(pattern);
  };
}

function languageOf(code: string, folder: string): Language {
  const say = catalogueOf(code, folder);
  return { code, name: say("language-name"), lang: say("language-lang") };
}

/** The languages of a folder of catalogues: the default first, its variants next, then all others by name. */
export function languages(folder = FOLDER): Language[] {
  const codes = readdirSync(folder).flatMap((name) => (name.endsWith(".ftl") ? [name.slice(0, -4)] : []));
  const rank = ({ code, lang }: Language): number => (code === DEFAULT ? 0 : lang.startsWith(`${DEFAULT}-`) ? 1 : 2);
  return codes
    .map((code) => languageOf(code, folder))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Fill {{key}}, data-text="key" (content) and data-label="key" (aria-label) with the default language. */
function fill(page: string, { path }: { path: string }): string {
  const say = catalogueOf(DEFAULT, FOLDER, ...(STAFF_PAGE.test(path) ? [`${FOLDER}staff/`] : []));
  return page
    .replace(/\{\{([\w-]+)\}\}/g, (_, key: string) => escaped(say(key)))
    .replace(/ data-text="([\w-]+)"([^>]*)>/g, (found, key: string) => found + escaped(say(key)))
    .replace(/ data-label="([\w-]+)"/g, (found, key: string) => `${found} aria-label="${escaped(say(key))}"`);
}

/** Comments are for translators, not for readers. */
const withoutComments = (text: string): string => text.replace(/^#.*\n/gm, "").replace(/^\n/gm, "");

export function texts(): Plugin {
  return {
    name: "texts",
    resolveId: (id) => (id === LIST ? `\0${LIST}` : undefined),
    load: (id) => (id === `\0${LIST}` ? `export const LANGUAGES = ${JSON.stringify(languages())};` : undefined),
    transform: (code, id) =>
      id.endsWith(".ftl") || id.endsWith(REST)
        ? `export default ${JSON.stringify(withoutComments(partOf(id, code)))};`
        : undefined,
    transformIndexHtml: fill,
  };
}
