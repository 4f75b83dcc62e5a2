/** Where the device is, after it was asked for; never by the network's address, and kept by nobody. */

import { boxHolds } from "./geo";
import type { Box, LonLat } from "./types";

/** Why there is no position. */
export type Lack = "refused" | "unavailable" | "timeout" | "outside";

export class Unlocated extends Error {
  readonly lack: Lack;

  constructor(lack: Lack) {
    super(lack);
    this.lack = lack;
  }
}

const PATIENCE_MS = 12_000;
/** A position of the last minute is as good as a new one. */
const FRESH_MS = 60_000;
/** Positions beyond are not sent to anybody: the atlas has nothing to say about them. */
const SAXONY: Box = [11.87, 50.165, 15.045, 51.69];

/** In the order of GeolocationPositionError's codes, which begin with 1. */
const LACKS: readonly Lack[] = ["refused", "unavailable", "timeout"];

/** About 10 m: finer than an area's edge is known, and what may stand in a link. */
const rounded = (degrees: number): number => Number(degrees.toFixed(4));

/** The position as the atlas uses it; raises Unlocated outside Saxony. */
export function positionOf({ longitude, latitude }: Pick<GeolocationCoordinates, "longitude" | "latitude">): LonLat {
  const position: LonLat = [rounded(longitude), rounded(latitude)];
  if (!boxHolds(SAXONY, position)) throw new Unlocated("outside");
  return position;
}

/** What a failure of the browser means to a visitor. */
export const lackOf = (code: number): Lack => LACKS[code - 1] ?? "unavailable";

/** Ask the device; the browser asks its user first. Raises Unlocated. */
export async function locate(): Promise<LonLat> {
  // Without a secure connection browsers have no position to give, or call that a refusal.
  if (!window.isSecureContext || !navigator.geolocation) throw new Unlocated("unavailable");
  const { coords } = await new Promise<GeolocationPosition>((found, failed) =>
    navigator.geolocation.getCurrentPosition(found, ({ code }) => failed(new Unlocated(lackOf(code))), {
      enableHighAccuracy: true,
      timeout: PATIENCE_MS,
      maximumAge: FRESH_MS,
    }),
  );
  return positionOf(coords);
}
