/** The basemap's data: a light set for the view of all Saxony at once, the fine borders when someone looks closer. */

import * as api from "./api";
import type { AtlasMap } from "./map";
import type { City, Feature, FeatureCollection, NamedProperties, Region, TownProperties } from "./types";

interface KreisProperties extends NamedProperties {
  kreis_ags: string;
}

export type RegionShape = Feature<{ region: Region }>;

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

type Fine = "municipalities" | "kreise" | "state" | "regions" | "towns";

export class Ground {
  /** The fine borders that are wanted and not yet there. */
  readonly #wanted = new Set<Fine>();
  readonly #missing: () => void;
  readonly #layers: { name: "neighbours" | "rivers" | "state"; layer: Promise<FeatureCollection<NamedProperties>> }[];
  readonly #kreise = api.basemap<KreisProperties>("overview-kreise");
  readonly #towns = api.basemap<TownProperties>("overview-towns");

  /** Ask for everything at once; `missing` is called for each layer that does not come. */
  constructor(missing: () => void) {
    this.#missing = missing;
    this.#layers = [
      { name: "neighbours", layer: api.basemap("neighbours") },
      { name: "rivers", layer: api.basemap("rivers") },
      { name: "state", layer: api.basemap("overview-state") },
    ];
    for (const layer of [...this.#layers.map((one) => one.layer), this.#kreise, this.#towns]) layer.catch(missing);
  }

  /** Hand each layer to the map as soon as it is there. */
  drawOn(map: AtlasMap, cities: Iterable<City>): void {
    const regions = regionsOfKreise(cities);
    for (const { name, layer } of this.#layers) layer.then((one) => map.addBasemap(name, one, "coarse"), this.#missing);
    this.#towns.then((one) => map.addTowns(one), this.#missing);
    this.#kreise.then((kreise) => {
      map.addBasemap("kreise", kreise, "coarse");
      const shapes = regionShapes(kreise, regions);
      if (shapes) map.addRegions(shapes, "coarse");
      else this.#draw(map, "regions").catch(this.#missing);
    }, this.#missing);
  }

  /** Put the fine borders and all towns in the place of the light layers. */
  drawFine(map: AtlasMap): void {
    for (const name of ["municipalities", "kreise", "state", "regions", "towns"] as const) this.#wanted.add(name);
    this.retry(map);
  }

  /** Ask again for the fine borders that did not come. */
  retry(map: AtlasMap): void {
    for (const name of this.#wanted) this.#draw(map, name).then(() => this.#wanted.delete(name), this.#missing);
  }

  async #draw(map: AtlasMap, name: Fine): Promise<void> {
    if (name === "regions") map.addRegions((await api.regions()).features);
    else if (name === "towns") await this.#drawAllTowns(map);
    else map.addBasemap(name, await api.basemap<NamedProperties>(name));
  }

  /** The few towns of the overview, if they are still on their way, must not take the place of all. */
  async #drawAllTowns(map: AtlasMap): Promise<void> {
    const [towns] = await Promise.all([api.basemap<TownProperties>("towns"), this.#towns.catch(() => undefined)]);
    map.addTowns(towns);
  }
}
