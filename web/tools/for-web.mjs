/** Sections whose heading ends so hold sentences that the server writes; the browser need not load them. */
const SERVER_SIDE = /^## .*\(Python only\)\n/;
/** And these are of what is loaded after the first view. */
const LATER = /^## .*\(later\)\n/;

const sections = (text, isWanted) =>
  text
    .split(/^(?=## )/m)
    .filter(isWanted)
    .join("");

/** The part of a catalogue that the web front end uses. */
export const forWeb = (text) => sections(text, (section) => !SERVER_SIDE.test(section));

/** What of that part the first view needs, and the rest. */
export const atFirst = (text) => sections(forWeb(text), (section) => !LATER.test(section));
export const later = (text) => sections(text, (section) => LATER.test(section));
