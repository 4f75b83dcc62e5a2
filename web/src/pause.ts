/** Rests between the steps of long work, in which the browser draws and answers. */

/** Go on in a task of one's own, before other work that waits; older browsers put it behind that. */
export const pause = (): Promise<void> =>
  "scheduler" in window && "yield" in window.scheduler
    ? window.scheduler.yield()
    : new Promise((done) => window.setTimeout(done));

/** Go on after the next frame is drawn, with the time until the one after it; a hidden page waits until it is seen. */
export const afterFrame = (): Promise<void> =>
  new Promise((done) => window.requestAnimationFrame(() => window.setTimeout(done)));
