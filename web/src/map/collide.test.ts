import { expect, it } from "vitest";
import { placeLabels, type Wanted } from "./collide";

const SHEET = { width: 400, height: 300 };
const town = (id: string, x: number, y: number): Wanted => ({
  id,
  x,
  y,
  width: 60,
  height: 16,
  gap: 10,
  isCentred: false,
});

it("gives the first its best place, below its point", () => {
  expect(placeLabels([town("a", 100, 100)], [], SHEET)).toEqual([{ id: "a", x: 70, y: 110, width: 60, height: 16 }]);
});

it("moves the next aside and drops what finds no room", () => {
  const many = Array.from({ length: 9 }, (_, i) => town(String(i), 100, 100));
  const placed = placeLabels(many, [], SHEET);
  expect(placed.map((label) => label.id)).toEqual(["0", "1", "2", "3"]);
});

it("never lets labels overlap, leave the sheet or cover obstacles", () => {
  const obstacle = { x: 180, y: 120, width: 40, height: 40 };
  const wanted = Array.from({ length: 80 }, (_, i) => town(String(i), (i * 73) % 400, (i * 41) % 300));
  const placed = [...placeLabels(wanted, [obstacle], SHEET), { id: "obstacle", ...obstacle }];
  for (const a of placed) {
    expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 300).toBe(true);
    for (const b of placed) {
      if (a === b) continue;
      const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
      expect(apart).toBe(true);
    }
  }
});

it("puts names of surfaces on the surface", () => {
  expect(placeLabels([{ ...town("area", 100, 100), isCentred: true }], [], SHEET)[0]).toMatchObject({ x: 70, y: 92 });
});

it("keeps clear of a crowd as long as another place is free", () => {
  const below = { x: 90, y: 112, width: 20, height: 20 };
  expect(placeLabels([town("a", 100, 100)], [], SHEET, [below])).toEqual([
    { id: "a", x: 70, y: 74, width: 60, height: 16 },
  ]);
});

it("writes a name over a crowd that leaves it no other place, and not over another name", () => {
  const everywhere = { x: 0, y: 0, ...SHEET };
  const placed = placeLabels([town("a", 100, 100), town("b", 100, 100)], [], SHEET, [everywhere]);
  expect(placed.map(({ id, y }) => [id, y])).toEqual([
    ["a", 110],
    ["b", 74],
  ]);
});
