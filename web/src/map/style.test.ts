import { expect, it } from "vitest";
import { area } from "../testing";
import { areaClasses, fillOf, isWeak, patternOf } from "./style";

it("draws no status, quality or programme like another", () => {
  expect(fillOf(area())).toBe("tint");
  expect(fillOf(area({ status: "former" }))).toBe("hollow");
  expect(fillOf(area({ status: "applied" }))).toBe("lines");
  expect(fillOf(area({ geometry_quality: "municipality" }))).toBe("hatch");
  expect(fillOf(area({ programme: "Soziale Stadt" }))).toBe("dots");
  expect(areaClasses(area())).toBe("area area-east area-schematic area-fill-tint");
  expect(patternOf(area())).toBeUndefined();
  expect(patternOf(area({ status: "applied" }))).toBe("url(#pattern-east-lines)");
});

it("calls points weak that stand for an area or a town", () => {
  expect((["address", "street", "area", "city"] as const).map(isWeak)).toEqual([false, false, true, true]);
});
