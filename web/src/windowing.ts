/** Which rows of a long list to draw for what the screen shows of it; pure. */

/** What a row is taken to be high before any was measured. */
const FIRST_GUESS_PX = 64;
/** After so many measured rows the guess stays: a list must not shift under its reader with every row that is seen. */
const ENOUGH_ROWS = 12;

/** The heights of rows: as measured where they were drawn, else the mean of the first ones measured. */
export class Heights {
  readonly #known = new Map<string, number>();
  #guess = FIRST_GUESS_PX;

  of(key: string): number {
    return this.#known.get(key) ?? this.#guess;
  }

  learn(key: string, px: number): void {
    const isGuessing = this.#known.size < ENOUGH_ROWS;
    this.#known.set(key, px);
    if (isGuessing) this.#guess = [...this.#known.values()].reduce((sum, one) => sum + one, 0) / this.#known.size;
  }
}

/** A row to draw, and how much room the rows left out just above it take. */
export interface Drawn {
  index: number;
  gap: number;
}

export interface Window {
  drawn: readonly Drawn[];
  /** The room of the rows left out below the last one drawn. */
  rest: number;
}

/** The rows that touch the stretch from `top` to `bottom` (pixels from the list's upper edge), and those to keep. */
export function windowOf(heights: readonly number[], top: number, bottom: number, kept: ReadonlySet<number>): Window {
  const drawn: Drawn[] = [];
  let above = 0;
  let gap = 0;
  heights.forEach((height, index) => {
    const isDrawn = (above < bottom && above + height > top) || kept.has(index);
    if (isDrawn) drawn.push({ index, gap });
    gap = isDrawn ? 0 : gap + height;
    above += height;
  });
  return { drawn, rest: gap };
}
