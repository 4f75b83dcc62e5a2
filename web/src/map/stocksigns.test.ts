import { PbfWriter } from "pbf";
import { expect, it } from "vitest";
import { pieceAt, placed, reached, type Sign, signsOf } from "./stocksigns";

const sign = (x: number, y: number, count = 1): Sign => ({
  x,
  y,
  count,
  precision: "city",
  partsAt: null,
  project: null,
});

type Value = string | number | boolean;
type Point = { at: [number, number]; says: Record<string, Value> };

const zigzag = (n: number): number => (n << 1) ^ (n >> 31);

function writeValue(value: Value, pbf: PbfWriter): void {
  if (typeof value === "string") pbf.writeStringField(1, value);
  else if (typeof value === "number") pbf.writeVarintField(5, value);
  else pbf.writeBooleanField(7, value);
}

/** A tile of the projects, as the server writes it (MVT 2.1). */
function tileOf(points: readonly Point[]): ArrayBuffer {
  const tile = new PbfWriter();
  const pairs = points.map(({ says }) => Object.entries(says));
  tile.writeMessage(
    3,
    (_, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, "projects");
      layer.writeVarintField(5, 4096);
      points.forEach(({ at }, number) => {
        const first = pairs.slice(0, number).flat().length;
        const tags = (pairs[number] ?? []).flatMap((_pair, place) => [first + place, first + place]);
        layer.writeMessage(
          2,
          (_one, feature) => {
            feature.writePackedVarint(2, tags);
            feature.writeVarintField(3, 1);
            feature.writePackedVarint(4, [9, zigzag(at[0]), zigzag(at[1])]);
          },
          null,
        );
      });
      for (const [key] of pairs.flat()) layer.writeStringField(3, key);
      for (const [, value] of pairs.flat()) layer.writeMessage(4, writeValue, value);
    },
    null,
  );
  return tile.finish().slice().buffer;
}

const project = (id: string): Record<string, Value> => ({ id, title: `Werkstatt ${id}`, precision: "street" });

it("reads a project with what its tile says, and null for what it does not", () => {
  const [found] = signsOf(tileOf([{ at: [10, 20], says: project("a") }]));
  expect(found).toMatchObject({ x: 10, y: 20, count: 1, precision: "street", partsAt: null });
  expect(found?.project).toMatchObject({ id: "a", title: "Werkstatt a", carrier: null, cost_total_eur: null });
});

it("reads several that stand close together as one sign that comes apart closer up", () => {
  const says = { cluster: true, point_count: 1234, expansion_zoom: 9, precision: "city" };
  expect(signsOf(tileOf([{ at: [10, 20], says }]))).toEqual([{ ...sign(10, 20, 1234), partsAt: 9 }]);
});

it("makes one sign of projects in exactly one place, which stands for none of them alone", () => {
  const [found, ...others] = signsOf(tileOf(["a", "b", "c"].map((id) => ({ at: [7, 7], says: project(id) }))));
  expect([found?.count, found?.project, others]).toEqual([3, null, []]);
});

it("leaves to the neighbours what lies in the margin of a tile", () => {
  const at: [number, number][] = [
    [-1, 5],
    [5, 4096],
    [4095, 0],
  ];
  const found = signsOf(tileOf(at.map((one, number) => ({ at: one, says: project(String(number)) }))));
  expect(found.map(({ x, y }) => [x, y])).toEqual([[4095, 0]]);
});

it("finds nothing in a tile without content", () => {
  expect(signsOf(new ArrayBuffer(0))).toEqual([]);
});

it("asks for the tile itself down to the last zoom, and then for the one that holds the piece", () => {
  expect(pieceAt({ z: 14, x: 8790, y: 5480 })).toEqual({ z: 14, x: 8790, y: 5480, scale: 1, left: 0, top: 0 });
  expect(pieceAt({ z: 16, x: 8790 * 4 + 3, y: 5480 * 4 + 1 })).toEqual({
    z: 14,
    x: 8790,
    y: 5480,
    scale: 4,
    left: 3072,
    top: 1024,
  });
});

it("places the signs of a piece, and those alone, on its whole width", () => {
  const piece = { z: 14, x: 0, y: 0, scale: 4, left: 1024, top: 0 };
  const found = placed([sign(1024, 0), sign(1536, 512), sign(1023, 0), sign(2048, 0)], piece, 512);
  expect(found.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [256, 256],
  ]);
});

it("reaches the signs around a point, the nearest first, each as far as it is large", () => {
  const [near, far, large] = [sign(3, 0), sign(9, 0), sign(30, 0, 500)];
  const found = reached([far, large, near], 0, 0, ({ count }) => (count > 1 ? 40 : 10));
  expect(found).toEqual([near, far, large]);
  expect(reached([far, large], 0, 0, () => 8)).toEqual([]);
});
