import { afterEach, expect, it, vi } from "vitest";

/** The module as a page of a server has it, or a page of files whose folder is `root`. */
async function site(root?: string, known?: string): Promise<typeof import("./site")> {
  vi.resetModules();
  vi.stubGlobal("document", {
    documentElement: {
      dataset: { ...(root !== undefined && { root }), ...(known !== undefined && { public: known }) },
    },
  });
  return import("./site");
}

afterEach(() => vi.unstubAllGlobals());

it("asks a server as its API wants it", async () => {
  const { IS_FILES, dataAt, pageAt } = await site();
  expect(IS_FILES).toBe(false);
  expect(dataAt("/api/stats?by=theme&f=csv")).toBe("/api/stats?by=theme&f=csv");
  expect([pageAt("/gebiete", ""), pageAt("/gebiete", "en")]).toEqual(["/gebiete", "/gebiete?lang=en"]);
  expect(pageAt("/gebiete/x", "ls", { datetime: "2024-01-01" })).toBe("/gebiete/x?datetime=2024-01-01&lang=ls");
});

it.each([
  ["/api/map/areas", "../api/map/areas.json"],
  ["/api/collections/areas/items/bautzen-gesundbrunnen", "../api/collections/areas/items/bautzen-gesundbrunnen.json"],
  ["/api/collections/areas/items?f=csv&limit=10000", "../api/collections/areas/items.csv"],
  ["/api/collections/projects/items?area=x&f=csv&limit=10000", "../api/collections/projects/items/area=x.csv"],
  ["/api/collections/areas/items?f=csv-de", "../api/collections/areas/items.excel.csv"],
  ["/api/stats?by=theme&f=csv", "../api/stats/by=theme.csv"],
  ["/api/describe/view?lang=de", "../api/describe/view.json"],
  ["/api/describe/view?lang=en", "../en/api/describe/view.json"],
  ["/basemap/kreise.geojson", "../basemap/kreise.geojson"],
])("finds the answer to %s in a file", async (address, file) => {
  expect((await site("../")).dataAt(address)).toBe(file);
});

it.each(["/api/search?q=Bautzen&limit=12", "/api/where?lon=14&lat=51", "/api/stats?by=theme&region=east"])(
  "knows that no file answers %s",
  async (address) => {
    expect((await site("./")).dataAt(address)).toBeNull();
  },
);

it("offers sheets only where it is known what address they would name", async () => {
  const sheet = "/gebiete/x/steckbrief.pdf";
  expect((await site("./")).dataAt(sheet)).toBeNull();
  expect((await site("./", "")).dataAt(sheet)).toBe("./gebiete/x/steckbrief.pdf");
});

it("finds the pages of files in a folder of their language", async () => {
  const { pageAt } = await site("../../");
  expect(pageAt("/gebiete/x", "")).toBe("../../gebiete/x/");
  expect(pageAt("/gebiete/x", "en", { datetime: "2024-01-01" })).toBe("../../en/gebiete/x/");
});
