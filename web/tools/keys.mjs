/** Writes the types of all messages, their names and the variables each of them needs: of the atlas and of the staff. */

import { readFileSync, writeFileSync } from "node:fs";
import { forWeb } from "./for-web.mjs";

const FILES = [
  ["atlas/texts/de.ftl", "web/src/texts/keys.ts"],
  ["atlas/texts/staff/de.ftl", "web/src/staff/keys.ts"],
];

/** One message a time: its name, and all lines up to the next name. */
const MESSAGE = /^([a-zA-Z][\w-]*) = ?((?:.*)(?:\n(?:[ \t}].*)?)*)/gm;

const place = (path) => new URL(`../../${path}`, import.meta.url);

function variablesOf(pattern) {
  const names = [...pattern.matchAll(/\$([\w-]+)/g)].map(([, name]) => `"${name}"`);
  return [...new Set(names)].sort().join(" | ") || "never";
}

for (const [catalogue, keys] of FILES) {
  const messages = [...forWeb(readFileSync(place(catalogue), "utf8")).matchAll(MESSAGE)];
  const lines = messages.map(([, key, pattern]) => `  "${key}": ${variablesOf(pattern)};`);
  writeFileSync(
    place(keys),
    `/** Written by tools/keys.mjs from ${catalogue}: every message with the variables it needs. */
export interface Variables {
${lines.join("\n")}
}
`,
  );
}
