/** German text to a form in which spellings meet; the same rules as atlas/text.py, by which the API compares. */

const SPELT_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ł: "l", "+": " plus " };
const known = new Map<string, string>();

function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüßł+]/g, (sign) => SPELT_OUT[sign] ?? sign)
    .normalize("NFKD")
    .replace(/[^\p{ASCII}]/gu, "")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/str\b/g, "strasse")
    .trim();
}

/** Lower-case words parted by single blanks: "Zöllnerstr." and "Zoellnerstraße" give the same. */
export function fold(text: string): string {
  const found = known.get(text) ?? folded(text);
  known.set(text, found);
  return found;
}
