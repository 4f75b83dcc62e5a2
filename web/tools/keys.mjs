/** Writes src/texts/keys.ts, the type of all messages: their names and the variables each of them needs. */

import { readFileSync, writeFileSync } from "node:fs";
import { forWeb } from "./for-web.mjs";

const CATALOGUE = new URL("../../atlas/texts/de.ftl", import.meta.url);
const KEYS = new URL("../src/texts/keys.ts", import.meta.url);

/** One message a time: its name, and all lines up to the next name. */
const MESSAGE = /^([a-zA-Z][\w-]*) = ?((?:.*)(?:\n(?:[ \t}].*)?)*)/gm;

function variablesOf(pattern) {
  const names = [...pattern.matchAll(/\$([\w-]+)/g)].map(([, name]) => `"${name}"`);
  return [...new Set(names)].sort().join(" | ") || "never";
}

const messages = [...forWeb(readFileSync(CATALOGUE, "utf8")).matchAll(MESSAGE)];
const lines = messages.map(([, key, pattern]) => `  "${key}": ${variablesOf(pattern)};`);
writeFileSync(
  KEYS,
  `/** Written by tools/keys.mjs from atlas/texts/de.ftl: every message with the variables it needs. */
export interface Variables {
${lines.join("\n")}
}
`,
);
