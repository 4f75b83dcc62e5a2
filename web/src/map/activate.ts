/** Keys that open things on the map. */

/** Call `open` on Enter and Space, as a button would. */
export function onActivate(element: Element, open: () => void): void {
  element.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    open();
  });
}
