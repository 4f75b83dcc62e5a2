/** Rests between the steps of long work, in which the browser draws and answers. */

/** Go on in a task of one's own, before other work that waits; older browsers put it behind that. */
export const pause = (): Promise<void> =>
  "scheduler" in window && "yield" in window.scheduler
    ? window.scheduler.yield()
    : new Promise((done) => window.setTimeout(done));

/** So long a task, in milliseconds, and one step more, nobody feels who taps or types meanwhile; not even on a phone. */
const UNFELT_MS = 4;

/** Do work in steps, with a rest after as many of them as nobody feels; false where it was overtaken. */
export async function inSteps(
  steps: readonly (() => void)[],
  rest: () => Promise<void>,
  isOvertaken: () => boolean = () => false,
): Promise<boolean> {
  let began = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    if (performance.now() - began > UNFELT_MS) {
      await rest();
      if (isOvertaken()) return false;
      began = performance.now();
    }
    step();
  }
  return true;
}

/** Go on after the next frame is drawn, with the time until the one after it; a hidden page has no frames. */
export const afterFrame = (): Promise<void> =>
  document.hidden ? pause() : new Promise((done) => window.requestAnimationFrame(() => window.setTimeout(done)));
