/** What this device keeps between visits; a browser may refuse to keep anything, and then nothing is known. */

/** What is kept under a name, if anything is. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keep a value under a name, or nothing any longer. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, value);
  } catch {
    // What the browser refuses to keep holds for this visit only.
  }
}
