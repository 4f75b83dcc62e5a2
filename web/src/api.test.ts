import { afterEach, expect, it, vi } from "vitest";
import { isAborted, mapLayer, Refused, search, sentenceOf, Unreachable } from "./api";
import { t } from "./texts";

const answer = (body: string, status = 200): void =>
  void vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));

afterEach(() => vi.unstubAllGlobals());

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

it("shows the sentence of a problem", async () => {
  answer(JSON.stringify({ title: "Nicht in Sachsen", detail: "Liegt nicht in Sachsen.", near: ["a"] }), 400);
  const error = await failure(mapLayer("areas"));
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({ status: 400, near: ["a"], message: "Liegt nicht in Sachsen." });
});

it("finds its own words for answers that say nothing", async () => {
  answer("<html>", 502);
  expect(sentenceOf(await failure(mapLayer("areas")))).toBe(t("errors-status", { status: "502" }));
  answer("<html>");
  expect(sentenceOf(await failure(mapLayer("areas")))).toBe(t("errors-unreadable"));
  expect(sentenceOf(new RangeError("internals"))).toBe(t("errors-unexpected"));
});

it("tells a lost network from a question taken back", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed to fetch")));
  expect(await failure(mapLayer("areas"))).toBeInstanceOf(Unreachable);
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("aborted", "AbortError")));
  expect(isAborted(await failure(search("a", new AbortController().signal)))).toBe(true);
});

it("encodes what it asks", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve(new Response('{"results":[]}'));
  });
  expect(await search("Straße & Co", new AbortController().signal)).toEqual([]);
  expect(asked).toEqual(["/api/search?q=Stra%C3%9Fe+%26+Co&limit=12"]);
});
