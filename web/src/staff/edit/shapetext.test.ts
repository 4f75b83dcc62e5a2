import { describe, expect, it } from "vitest";
import { type Lack, NoShape, readShape, writeShape } from "./shapetext";

const RING = [
  [13.1, 51.1],
  [13.2, 51.1],
  [13.2, 51.2],
  [13.1, 51.1],
];
const POLYGON = { type: "Polygon", coordinates: [RING] };

function lackOf(text: string): { lack: Lack; line: number } | null {
  try {
    readShape(text);
    return null;
  } catch (error) {
    return error instanceof NoShape ? { lack: error.lack, line: error.line } : null;
  }
}

describe("a boundary as text", () => {
  it.each([
    ["GeoJSON", JSON.stringify(POLYGON)],
    ["a feature", JSON.stringify({ type: "Feature", geometry: POLYGON, properties: {} })],
    [
      "a collection of one",
      JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", geometry: POLYGON }] }),
    ],
    ["WKT", "POLYGON ((13.1 51.1, 13.2 51.1, 13.2 51.2, 13.1 51.1))"],
    ["WKT of PostGIS, with heights", "SRID=4326;polygon z((13.1 51.1 0,13.2 51.1 0,13.2 51.2 0,13.1 51.1 0))"],
    ["lines that are closed", "13.1 51.1\n13.2 51.1\n13.2 51.2\n13.1 51.1"],
    ["lines that are not", "13.1 51.1\n13.2 51.1\n13.2 51.2"],
    ["lines with decimal commas", "13,1 51,1\n13,2; 51,1\n13,2\t51,2\n"],
    ["lines with the latitude first", "51.1, 13.1\n51.1, 13.2\n51.2, 13.2"],
  ])("is read from %s", (_, text) => {
    expect(readShape(text)).toEqual(POLYGON);
  });

  it("has a part more after an empty line", () => {
    const text = "13.1 51.1\n13.2 51.1\n13.2 51.2\n\n13.3 51.1\n13.4 51.1\n13.4 51.2";
    expect(readShape(text)).toMatchObject({ type: "MultiPolygon", coordinates: [[RING], [{ length: 4 }]] });
  });

  it.each([
    ["", "empty", 0],
    ["{nonsense", "json", 0],
    ['{"type": "Point", "coordinates": [13, 51]}', "kind", 0],
    ["LINESTRING (13 51, 14 51)", "wkt", 0],
    ["POLYGON ((13 51, 14", "wkt", 0],
    ["13.1 51.1\nhier\n13.2 51.2", "line", 2],
    ["13.1 51.1\n13.2 51.1", "few", 0],
    ["412345 5654321\n412445 5654321\n412445 5654421", "metres", 0],
    ["13.1 91.1\n13.2 91.1\n13.2 91.2", "range", 0],
  ])("%j is none, and it is told why", (text, lack, line) => {
    expect(lackOf(text)).toEqual({ lack, line });
  });

  it("is written so that it can be read again", () => {
    const several = { type: "MultiPolygon" as const, coordinates: [[RING], [RING, RING]] };
    expect(readShape(writeShape(several))).toEqual(several);
  });
});
