/** Where the focus came from when the panel opened, and the way back, also after everything was drawn anew. */

export interface Ways {
  /** The zone of the map; its signs are found by the map itself. */
  map: HTMLElement;
  focusOnMap(kind: string, id: string): boolean;
  panel: HTMLElement;
  fallback(): void;
}

interface Trigger {
  element: HTMLElement | SVGElement;
  isOnMap: boolean;
  kind: string | undefined;
  id: string | undefined;
}

const canTakeFocus = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0;

export class TriggerMemory {
  readonly #ways: Ways;
  #trigger: Trigger | null = null;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  /** Remember what has the focus now; a link inside the panel does not replace what opened the panel. */
  remember(): void {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return;
    if (this.#ways.panel.contains(element)) return;
    const { kind, id } = element.dataset;
    this.#trigger = { element, isOnMap: this.#ways.map.contains(element), kind, id };
  }

  /** Give the focus back to the trigger, or to what stands for it now. */
  restore(): void {
    const trigger = this.#trigger;
    this.#trigger = null;
    if (!trigger || !this.#refocus(trigger)) this.#ways.fallback();
  }

  #refocus({ element, isOnMap, kind, id }: Trigger): boolean {
    if (canTakeFocus(element)) {
      element.focus();
      return document.activeElement === element;
    }
    if (!kind || !id) return false;
    if (isOnMap) return this.#ways.focusOnMap(kind, id);
    const twin = document.querySelector<HTMLElement>(`#browse [data-kind="${kind}"][data-id="${CSS.escape(id)}"]`);
    twin?.focus();
    return twin !== null;
  }
}
