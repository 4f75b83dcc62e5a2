import { describe, expect, it } from "vitest";
import { parseOptions } from "./options";

describe("parseOptions", () => {
  const read: [string, ReturnType<typeof parseOptions>][] = [
    ["", { layout: "both", colours: "auto" }],
    ["?layout=map&colours=dark&area=x", { layout: "map", colours: "dark" }],
    ["?layout=quatsch&colours=red", { layout: "both", colours: "auto" }],
  ];
  it.each(read)("reads %s", (query, expected) => {
    expect(parseOptions(query)).toEqual(expected);
  });
});
