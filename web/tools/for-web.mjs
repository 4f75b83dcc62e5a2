/** Sections whose heading ends so hold sentences that the server writes; the browser need not load them. */
const SERVER_SIDE = /^## .*\(Python only\)\n/;

/** The part of a catalogue that the web front end uses. */
export const forWeb = (text) =>
  text
    .split(/^(?=## )/m)
    .filter((section) => !SERVER_SIDE.test(section))
    .join("");
