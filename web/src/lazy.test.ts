import { expect, it } from "vitest";
import { Lazy, type View } from "./lazy";

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

it("makes its view once, however often it is wanted meanwhile, and shows the last wish", async () => {
  const [made, shown]: [number[], (string | null)[]] = [[], []];
  const lazy = new Lazy<string>(
    async () => {
      made.push(made.length);
      return { show: (wanted) => void shown.push(wanted) };
    },
    () => undefined,
  );
  lazy.show("first");
  lazy.show("second");
  await settled();
  lazy.show(null);
  expect([made.length, shown]).toEqual([1, ["second", null]]);
});

it("makes nothing as long as nothing is wanted", async () => {
  let isMade = false;
  const make = async (): Promise<View<string>> => {
    isMade = true;
    return { show: () => undefined };
  };
  new Lazy(make, () => undefined).show(null);
  await settled();
  expect(isMade).toBe(false);
});

it("tells of a failure and tries again with the next wish", async () => {
  let [tries, failures] = [0, 0];
  const shown: (string | null)[] = [];
  const make = async (): Promise<View<string>> => {
    tries += 1;
    if (tries === 1) throw new Error("lost");
    return { show: (wanted) => void shown.push(wanted) };
  };
  const lazy = new Lazy(make, () => {
    failures += 1;
  });
  lazy.show("first");
  await settled();
  lazy.show("again");
  await settled();
  expect([tries, failures, shown]).toEqual([2, 1, ["again"]]);
});
