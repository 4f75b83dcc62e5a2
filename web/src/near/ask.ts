/** What the page asks the server besides for itself; apart from api.ts, which every first view of the map loads. */

import { read, request } from "../api";
import type { Feature, FeatureCollection } from "../types";

async function features<P>(address: string, signal: AbortSignal): Promise<Feature<P>[]> {
  const answer = await request(address, { headers: { accept: "application/json" }, signal });
  return (await read<FeatureCollection<P>>(answer)).features;
}

/** The labels of places that a text can mean, best first. */
export async function places(q: string, signal: AbortSignal): Promise<string[]> {
  const found = await features<{ label: string }>(`/api/places?${new URLSearchParams({ q })}`, signal);
  return found.map(({ properties }) => properties.label);
}

/** The hits of an address of /api/nearby, nearest first. */
export const near = <P>(address: string, signal: AbortSignal): Promise<Feature<P>[]> => features(address, signal);
