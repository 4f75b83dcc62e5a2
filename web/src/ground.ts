/** The basemap's data: a light set for the view of all Saxony at once, the fine borders when someone looks closer. */

import * as api from "./api";
import type { AtlasMap } from "./map";
import { pause } from "./pause";
import type { City, FeatureCollection, NamedProperties, Region, RegionShape, TownProperties } from "./types";

interface KreisProperties extends NamedProperties {
  kreis_ags: string;
}

/** The region of every Kreis whose cities all lie in one; null for a Kreis that is parted between both. */
export function regionsOfKreise(cities: Iterable<Pick<City, "kreis_ags" | "region">>): Map<string, Region | null> {
  const regions = new Map<string, Region | null>();
  for (const { kreis_ags, region } of cities) {
    const known = regions.get(kreis_ags);
    regions.set(kreis_ags, known === undefined || known === region ? region : null);
  }
  return regions;
}

/** The Kreise as shapes of their regions, or null where that would not be true. */
export function regionShapes(
  kreise: FeatureCollection<KreisProperties>,
  regions: ReadonlyMap<string, Region | null>,
): RegionShape[] | null {
  const shapes = kreise.features.flatMap((kreis) => {
    const region = regions.get(kreis.properties.kreis_ags);
    return region ? [{ ...kreis, properties: { region } }] : [];
  });
  return shapes.length === kreise.features.length ? shapes : null;
}

type Light = "neighbours" | "rivers" | "state";
type Fine = "municipalities" | "kreise" | "state" | "regions" | "towns";
const FINE: readonly Fine[] = ["municipalities", "kreise", "state", "regions", "towns"];

/** A layer on its way, and then what draws it: the layers are asked for before there is a map. */
type Draw = (map: AtlasMap) => void;
type Ask = () => Promise<Draw>;

const light = (name: Light, file: string): Ask => {
  return async () => {
    const layer = await api.basemap<NamedProperties>(file);
    return (map) => map.addBasemap(name, layer, "coarse");
  };
};

export class Ground {
  readonly #missing: () => void;
  readonly #asked: ReadonlyMap<Ask, Promise<Draw>>;
  /** The light layers that did not come. */
  readonly #lost = new Set<Ask>();
  /** The fine borders that are wanted and not yet there. */
  readonly #wanted = new Set<Fine>();
  #regions: ReturnType<typeof regionsOfKreise> = new Map();
  #hasAllTowns = false;

  /** Ask for everything at once; `missing` is called for each layer that does not come. */
  constructor(missing: () => void) {
    this.#missing = missing;
    const borders = [light("neighbours", "neighbours"), light("rivers", "rivers"), light("state", "overview-state")];
    this.#asked = new Map([...borders, this.#askKreise, this.#askTowns].map((ask) => [ask, ask()]));
    for (const answer of this.#asked.values()) answer.catch(missing);
  }

  readonly #askKreise: Ask = async () => {
    const kreise = await api.basemap<KreisProperties>("overview-kreise");
    return (map) => {
      map.addBasemap("kreise", kreise, "coarse");
      const shapes = regionShapes(kreise, this.#regions);
      if (shapes) map.addRegions(shapes, "coarse");
      else this.#want(map, "regions");
    };
  };

  /** The few towns of the overview must not take the place of all, however late they come. */
  readonly #askTowns: Ask = async () => {
    const towns = await api.basemap<TownProperties>("overview-towns");
    return (map) => {
      if (!this.#hasAllTowns) map.addTowns(towns);
    };
  };

  /** Hand each layer to the map as soon as it is there. */
  drawOn(map: AtlasMap, cities: Iterable<City>): void {
    this.#regions = regionsOfKreise(cities);
    for (const [ask, answer] of this.#asked) this.#draw(map, ask, answer);
  }

  /** Put the fine borders and all towns in the place of the light layers. */
  drawFine(map: AtlasMap): void {
    for (const name of FINE) this.#want(map, name);
  }

  /** Ask again for what did not come. */
  retry(map: AtlasMap): void {
    for (const ask of this.#lost) this.#draw(map, ask, ask());
    for (const name of this.#wanted) this.#want(map, name);
  }

  /** Each layer is drawn in a task of its own: together they would keep a phone from answering. */
  #draw(map: AtlasMap, ask: Ask, answer: Promise<Draw>): void {
    answer.then(
      async (draw) => {
        this.#lost.delete(ask);
        await pause();
        draw(map);
      },
      () => {
        this.#lost.add(ask);
        this.#missing();
      },
    );
  }

  #want(map: AtlasMap, name: Fine): void {
    this.#wanted.add(name);
    this.#fetch(map, name).then(() => this.#wanted.delete(name), this.#missing);
  }

  async #fetch(map: AtlasMap, name: Fine): Promise<void> {
    if (name === "regions") map.addRegions((await api.regions()).features);
    else if (name === "towns") {
      map.addTowns(await api.basemap<TownProperties>("towns"));
      this.#hasAllTowns = true;
    } else map.addBasemap(name, await api.basemap<NamedProperties>(name));
  }
}
