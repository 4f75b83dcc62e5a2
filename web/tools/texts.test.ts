import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { expect, it } from "vitest";
import { FOLDER, languages } from "./texts";

it("offers a language as soon as its file is there", () => {
  const folder = mkdtempSync(join(tmpdir(), "texts-")) + sep;
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ftl"));
  for (const name of files) copyFileSync(FOLDER + name, folder + name);
  const english = readFileSync(`${FOLDER}en.ftl`, "utf8");
  const polish = english
    .replace(/^language-name = .*$/m, "language-name = Polski")
    .replace(/^language-lang = .*$/m, "language-lang = pl");
  writeFileSync(`${folder}pl.ftl`, polish);
  expect(languages(folder)).toEqual([...languages(), { code: "pl", name: "Polski", lang: "pl" }]);
});
