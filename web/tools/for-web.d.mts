/** The part of a catalogue that the web front end uses. */
export function forWeb(text: string): string;
