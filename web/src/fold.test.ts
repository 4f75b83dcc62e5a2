import { describe, expect, it } from "vitest";
import { fold } from "./fold";

describe("fold", () => {
  const cases: [string, string][] = [
    ["Zöllnerstr.", "zoellnerstrasse"],
    ["Zschopauer Str.", fold("ZSCHOPAUER-STRASSE")],
    ["ESF+", "esf plus"],
    ["Běła Woda", "bela woda"],
    ["Caritas – Café e. V.", "caritas cafe e v"],
    ["?!", ""],
  ];
  it.each(cases)("%s -> %s", (text, expected) => expect(fold(text)).toBe(expected));
});
