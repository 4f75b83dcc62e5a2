/** Tells the page around the embedded map how high it must be, so that nothing is cut off in a frame too low. */

/** The height that all parts need at least: what overflows when the page is given none. */
function neededHeight(): number {
  const { body } = document;
  body.style.height = "0";
  const needed = body.scrollHeight;
  body.style.height = "";
  return needed;
}

/** Send it now and whenever a part changes. It is no secret, and any page may embed the map: hence "*". */
export function tellHeight(parts: Iterable<Element>): void {
  if (window.parent === window) return;
  const observer = new ResizeObserver(() =>
    window.parent.postMessage({ type: "quartiers-atlas", height: neededHeight() }, "*"),
  );
  for (const part of parts) observer.observe(part);
}
