/** A map that does not trap the page around it: one finger and the plain wheel scroll on, two fingers and Ctrl move it. */

const HINT_MS = 1600;

export type Gesture = "wheel" | "touch";

/** Hand only those gestures on to the map that are meant for it; `hint` tells about the others, `null` that it is over. */
export function guardGestures(map: HTMLElement, hint: (gesture: Gesture | null) => void): void {
  let timer = 0;
  const tell = (gesture: Gesture | null): void => {
    hint(gesture);
    window.clearTimeout(timer);
    if (gesture) timer = window.setTimeout(() => hint(null), HINT_MS);
  };
  // Capturing, so that Leaflet never hears of what belongs to the page; the browser scrolls as nobody prevents it.
  const options = { capture: true, passive: true };
  map.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return tell(null);
      event.stopPropagation();
      tell("wheel");
    },
    options,
  );
  map.addEventListener(
    "touchstart",
    (event) => {
      if (event.touches.length === 1) event.stopPropagation();
    },
    options,
  );
  map.addEventListener("touchmove", (event) => tell(event.touches.length === 1 ? "touch" : null), options);
}
