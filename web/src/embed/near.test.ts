import { expect, test } from "vitest";
import { parseNear } from "./near";

test("a place with what is looked for around it is read in the names of the API", () => {
  const read = parseNear("?near=14.8,50.9&place=Zittau&kind=projects&limit=5&theme=other&layout=map&status=open");
  expect(read?.position).toEqual([14.8, 50.9]);
  expect(read?.label).toBe("Zittau");
  expect(String(read?.question)).toBe("lon=14.8&lat=50.9&kind=projects&theme=other&status=open&limit=5");
});

test.each(["", "?near=", "?near=14.8", "?near=14.8,quatsch", "?near=1,2,3", "?place=Zittau"])(
  "%s names no place",
  (q) => {
    expect(parseNear(q)).toBeNull();
  },
);
