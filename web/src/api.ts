/** The only module that fetches: typed answers of the API, and errors as sentences a person can read. */

import { dataAt } from "./site";
import { language, t } from "./texts";
import type {
  Assignment,
  FeatureCollection,
  ForeignBasemap,
  Item,
  Page,
  Place,
  PlaceFile,
  Region,
  TextTwin,
  Where,
} from "./types";

/** An answer that cannot be used; `message` is a sentence to show. */
export class ApiError extends Error {}

/** The network or the server could not be reached. */
export class Unreachable extends ApiError {}

/** The server refused the question and said why. */
export class Refused extends ApiError {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, detail: string, problem: Problem) {
    super(detail);
    this.status = status;
    this.problem = problem;
  }

  /** What the asker may have meant. */
  get near(): readonly string[] {
    return this.problem.near ?? [];
  }
}

/** What the server tells of a refusal (RFC 9457); kinds of refusals may tell more. */
export interface Problem {
  title?: string;
  detail?: string;
  /** The detail in other languages, by the code of the language. */
  [detail: `detail_${string}`]: string | undefined;
  near?: string[];
}

async function problemOf(response: Response): Promise<Refused> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const sentence =
    problem[`detail_${language().code}`] ??
    problem.detail ??
    problem.title ??
    t("errors-status", { status: String(response.status) });
  return new Refused(response.status, sentence, problem);
}

/** What failed before anybody listened is told to the first who does. */
let hasFailed = false;
let failed = (): void => {
  hasFailed = true;
};

/** Be told of each request that gets no answer. */
export function hearFailures(listener: () => void): void {
  failed = listener;
  if (hasFailed) listener();
}

/** Look if the server can be reached; the smallest file there is tells. */
export const isReachable = (): Promise<boolean> =>
  fetch(`${dataAt("/favicon.svg")}`, { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );

/** The answer to a request; what gets none, or is refused, throws the sentence to show. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    failed();
    throw new Unreachable(t("errors-unreachable"));
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** What an answer says, as JSON. */
export const read = <T>(response: Response): Promise<T> =>
  response.json().catch(() => {
    throw new ApiError(t("errors-unreadable"));
  });

async function getJson<T>(
  address: string,
  signal?: AbortSignal,
  headers: Record<string, string> = { accept: "application/json" },
): Promise<T> {
  const url = dataAt(address);
  // Files answer no questions: what is asked is as little there as an address that nobody knows.
  if (url === null) throw new Refused(404, t("errors-status", { status: "404" }), {});
  return read<T>(await request(url, { headers, ...(signal && { signal }) }));
}

export type Collection = "areas" | "offices" | "projects" | "cities" | "regions";

export type MapLayer = Exclude<Collection, "regions">;

/**
 * All records of a collection with what map, list and filters need; the rest is in their items. Asked without a header
 * of its own, so that it is the answer that the page asked for before its scripts.
 */
export function mapLayer<P>(name: MapLayer): Promise<FeatureCollection<P>> {
  return getJson(`/api/map/${name}`, undefined, {});
}

/** Both regions as shapes. */
export function regions(): Promise<FeatureCollection<{ region: Region }>> {
  return getJson("/api/collections/regions/items");
}

/** One feature with its sources and conflicts. */
export function item<P>(name: Collection, id: string, signal?: AbortSignal): Promise<Item<P>> {
  return getJson(`/api/collections/${name}/items/${encodeURIComponent(id)}`, signal);
}

const basemaps = new Map<string, Promise<FeatureCollection<unknown>>>();

/** One layer of the own basemap, kept for whoever asks for it again, also without a network. */
export function basemap<P>(name: string): Promise<FeatureCollection<P>> {
  const found = basemaps.get(name) ?? getJson<FeatureCollection<unknown>>(`/basemap/${name}.geojson`);
  basemaps.set(name, found);
  found.catch(() => basemaps.delete(name));
  return found as Promise<FeatureCollection<P>>;
}

/** A page of the records that a question finds. */
export const found = <P>(name: Collection, asked: Record<string, string>, signal: AbortSignal): Promise<Page<P>> =>
  getJson(`/api/collections/${name}/items?${new URLSearchParams(asked)}`, signal);

/** One vector tile; empty where there is nothing in it. */
export const tile = async (address: string): Promise<ArrayBuffer> =>
  (await request(address, { headers: { accept: "*/*" } })).arrayBuffer();

/** The tiles of names for orientation that there are. */
export async function nameTiles(): Promise<readonly string[]> {
  return (await getJson<{ tiles: string[] }>("/basemap/names/index.json")).tiles;
}

/** As many hits as the search shows. */
export const MOST_FOUND = 12;

/** Records first, then places. */
export async function search(q: string, signal: AbortSignal): Promise<Place[]> {
  const answer = await getJson<{ results: Place[] }>(
    `/api/search?${new URLSearchParams({ q, limit: String(MOST_FOUND) })}`,
    signal,
  );
  return answer.results;
}

/** The basemap of another host that the operator offers; null where there is none. */
export const foreignBasemap = (): Promise<ForeignBasemap | null> => getJson("/basemap/foreign.json");

/** True where the server does not answer this question at all, as a static site or a lost network does. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && !(error instanceof Refused && error.status === 400);

/** True where there is no such address. */
export const isMissing = (error: unknown): boolean => error instanceof Refused && error.status === 404;

/** The gazetteer as files: towns, quarters and postal codes, or streets and stops. */
export const placeFile = (name: "index" | "streets"): Promise<PlaceFile> => getJson(`/places/${name}.json`);

/** The area at a position, or the nearest one, with everything that belongs to it. */
export function where(lon: number, lat: number, signal?: AbortSignal): Promise<Where> {
  return getJson(`/api/where?${new URLSearchParams({ lon: String(lon), lat: String(lat) })}`, signal);
}

/** Who is responsible for which city from when on: all that is known, past and to come. */
export async function assignments(): Promise<Assignment[]> {
  return (await getJson<{ assignments: Assignment[] }>("/api/assignments")).assignments;
}

/** The map in words; the question is a query string in the names of the API. */
export function describeView(question: string, signal: AbortSignal): Promise<TextTwin> {
  return getJson(`/api/describe/view?${question}`, signal);
}

/** True where an error only says that a newer question replaced this one. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** The sentence to show for any error. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : t("errors-unexpected");
}
