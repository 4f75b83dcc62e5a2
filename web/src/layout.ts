/** Two layouts: columns on wide screens, one below the other on narrow ones; the order to read is the order to tab. */

const WIDE = "(min-width: 56rem)";

export interface Zones {
  workspace: HTMLElement;
  browse: HTMLElement;
  mapZone: HTMLElement;
  panel: HTMLElement;
}

/** Keep the document's order as the screen shows it, and tell whoever depends on it. */
export function followLayout({ workspace, browse, mapZone, panel }: Zones, changed: (isWide: boolean) => void): void {
  const wide = matchMedia(WIDE);
  const arrange = (): void => {
    const order = wide.matches ? [browse, mapZone, panel] : [mapZone, panel, browse];
    workspace.append(...order);
    changed(wide.matches);
  };
  wide.addEventListener("change", arrange);
  arrange();
}
