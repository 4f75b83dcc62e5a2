/** One spelling for all ways to write a German place name; the same rules as atlas/places/spelling.py. Pure. */

/** The words of a name, parted by single blanks: "Ä", "Ae" and "A" give the same, so do "Str." and "Straße". */
export const foldPlace = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/([aou])e+/g, "$1")
    .replace(/strasse\b|str\./g, "str ")
    .replace(/pl\./g, "platz ")
    .replace(/\bhbf\b/g, "hauptbahnhof")
    .replace(/\bbh?f\b/g, "bahnhof")
    .replace(/\bst\b/g, "sankt")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The key under which a folded name is found. */
export const squeeze = (folded: string): string => folded.replaceAll(" ", "");
