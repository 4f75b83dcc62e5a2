import { expect, it } from "vitest";
import { drawQr } from "./qr";

/** The modules that a drawing darkens, as "x y". */
function dark(text: string): { modules: Set<string>; size: number } {
  const [size, , path] = drawQr(text).values as [number, number, string];
  return { size, modules: new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`)) };
}

it.each(["https://atlas.example/", `https://atlas.example/?${"area=bautzen-gesundbrunnen&".repeat(20)}`])(
  "draws the three corners that readers look for, and white around: %s",
  (text) => {
    const { modules, size } = dark(text);
    const far = size - 4 - 7;
    for (const [left, top] of [
      [4, 4],
      [far, 4],
      [4, far],
    ] as const) {
      const ring = [0, 1, 2, 3, 4, 5, 6].flatMap((n) => [`${left + n} ${top}`, `${left} ${top + n}`]);
      expect(ring.every((one) => modules.has(one))).toBe(true);
      expect(modules.has(`${left + 1} ${top + 1}`)).toBe(false);
      expect(modules.has(`${left + 3} ${top + 3}`)).toBe(true);
    }
    const edges = [...modules].flatMap((one) => one.split(" ").map(Number));
    expect([Math.min(...edges), Math.max(...edges)]).toEqual([4, size - 5]);
  },
);

it("draws another code for another link", () => {
  expect(dark("https://atlas.example/?a=1").modules).not.toEqual(dark("https://atlas.example/?a=2").modules);
});
