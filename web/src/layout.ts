/** Two layouts: columns on wide screens, one below the other on narrow ones; the order to read is the order to tab. */

const WIDE = "(min-width: 56rem)";

export interface Zones {
  browse: HTMLElement;
  mapZone: HTMLElement;
  panel: HTMLElement;
}

/** Keep the document's order as the screen shows it, and tell whoever depends on it; what is painted first stays put. */
export function followLayout({ browse, mapZone, panel }: Zones, changed: (isWide: boolean) => void): void {
  const wide = matchMedia(WIDE);
  const arrange = (): void => {
    if (wide.matches) mapZone.before(browse);
    mapZone.after(...(wide.matches ? [panel] : [panel, browse]));
    changed(wide.matches);
  };
  wide.addEventListener("change", arrange);
  arrange();
}
