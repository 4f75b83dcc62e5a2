/** Leaflet as every map of the atlas has it: Saxony, no foreign controls, and calm where motion is not wanted. */

import L from "leaflet";
import { ROAM } from "../state";
import type { Box } from "../types";
import { toBounds } from "./lonlat";
import { MAX_ZOOM, MIN_ZOOM } from "./spots";

export const SAXONY: Box = [11.87, 50.165, 15.045, 51.69];
/** Room for the counts that stand north-east of their place when all Saxony is shown. */
export const HOME_PADDING: L.FitBoundsOptions = { paddingTopLeft: [0, 18], paddingBottomRight: [22, 0] };

/** True where motion is not wanted. */
export const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Every pan of Leaflet, by button, key or call, ends in panBy: here it jumps where motion is not wanted. */
class CalmMap extends L.Map {
  override panBy(offset: L.PointExpression, options?: L.PanOptions): this {
    return super.panBy(offset, isStill() ? { ...options, animate: false } : options);
  }
}

/** Leaflet on all Saxony, without controls of its own. */
export function createLeaflet(container: HTMLElement): L.Map {
  const animate = !isStill();
  const map = new CalmMap(container, {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBounds: toBounds(ROAM),
    maxBoundsViscosity: 0.8,
    zoomAnimation: animate,
    fadeAnimation: animate,
    markerZoomAnimation: animate,
    inertia: animate,
    keyboardPanDelta: 120,
  });
  return map.fitBounds(toBounds(SAXONY), { ...HOME_PADDING, animate: false });
}
