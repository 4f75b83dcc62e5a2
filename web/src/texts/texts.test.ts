import { afterEach, expect, it } from "vitest";
import { date, listing, metres, money } from "../format";
import { spokenArea } from "../spoken";
import { EMPTY, formatState, parseState } from "../state";
import { area } from "../testing";
import { pageHref } from "../words";
import { aloud, isForeign, isKey, LANGUAGES, language, loadLanguage, speak, t } from ".";

afterEach(async () => speak(await loadLanguage("de")));

it("lists every language of the folder, German and its variant first", () => {
  expect(LANGUAGES.map(({ code }) => code).slice(0, 2)).toEqual(["de", "ls"]);
  expect(LANGUAGES.map(({ name }) => name)).toContain("English");
});

it("speaks German from the start and others when asked", async () => {
  expect(t("region-east")).toBe("Region Ost");
  speak(await loadLanguage("en"));
  expect([language().lang, t("region-east"), isForeign()]).toEqual(["en-GB", "eastern region", true]);
  speak(await loadLanguage("ls"));
  expect([language().lang, t("kinds-area"), isForeign()]).toEqual(["de-simple", "Förder·gebiet", false]);
});

it("refuses a language that has no catalogue", async () => {
  await expect(loadLanguage("xx")).rejects.toBeInstanceOf(RangeError);
});

it("knows its messages", () => {
  expect([isKey("conflict-hectares"), isKey("conflict-of-a-field-yet-unknown")]).toEqual([true, false]);
});

it("writes plurals, numbers, dates and lists as the language does", async () => {
  expect(t("count-projects", { n: 1234 })).toBe("1.234 Projekte");
  speak(await loadLanguage("en"));
  expect(t("count-projects", { n: 1 })).toBe("1 project");
  expect(money(1234.5, true)).toBe("about €1,234.50");
  expect([date("2018-09-03"), metres(1234), listing(["a", "b", "c"])]).toEqual([
    "3 September 2018",
    "1.2 km",
    "a, b and c",
  ]);
  speak(await loadLanguage("ls"));
  expect([date("2018-09-03"), metres(1234)]).toEqual(["3. September 2018", "1,2 Kilo·meter"]);
});

it("speaks long words without the dots that only help the eye", async () => {
  expect(aloud("Förder·gebiet A · B")).toBe("Fördergebiet A · B");
  speak(await loadLanguage("ls"));
  expect(spokenArea(area())).toBe(
    "Fördergebiet Bautzen-Gesundbrunnen. Stadt: Bautzen. Region Ost. Grenze: ungefähr. Geld: bekommt Geld.",
  );
});

it.each(["en", "ls"])("keeps %s in the address and German out of it", (code) => {
  expect(formatState({ ...EMPTY, language: code })).toBe(`?lang=${code}`);
  expect(parseState(`?area=a&lang=${code}`).language).toBe(code);
  expect(formatState(EMPTY)).toBe("");
});

it("leads to pages in the language spoken", async () => {
  expect(pageHref("/gebiete")).toBe("/gebiete");
  speak(await loadLanguage("en"));
  expect([pageHref("/gebiete"), pageHref("/vergleich", { a: "1" })]).toEqual([
    "/gebiete?lang=en",
    "/vergleich?a=1&lang=en",
  ]);
});

it.each(["?lang=", "?lang=xx", "?lang=<script>"])("takes %s for German", (query) => {
  expect(parseState(query)).toEqual(EMPTY);
});
