/** The part of a catalogue that the web front end uses. */
export function forWeb(text: string): string;

/** What of that part the first view needs. */
export function atFirst(text: string): string;

/** What of it comes later. */
export function later(text: string): string;
