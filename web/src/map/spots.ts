/** Points and their clusters: which spots to draw for a view; pure (supercluster, no map). */

import Supercluster, { type ClusterFeature, type PointFeature } from "supercluster";
import type { Placed, Shown } from "../atlas";
import { distance } from "../geo";
import type { Area, Box, LonLat, Office, Project } from "../types";

export type Leaf =
  | { kind: "project"; id: string; record: Project }
  | { kind: "office"; id: string; record: Office }
  | { kind: "area"; id: string; record: Area };

/** Something to draw: one record, or several that would overlap. */
export interface Spot {
  key: string;
  position: LonLat;
  /** How many records it stands for. */
  size: number;
  /** Gathered when first asked for: of a cluster that is drawn already nobody asks again. */
  readonly leaves: readonly Leaf[];
}

/** The one name of a record among all records. */
export const keyOf = (leaf: { kind: string; id: string }): string => `${leaf.kind}:${leaf.id}`;

/** Pixels within which points melt into one; a finger's target plus some air. */
const RADIUS_PX = 48;
export const MAX_ZOOM = 18;
/** Clusters whose members lie nearer than this cannot be told apart by zooming in. */
const INSEPARABLE_M = 8;

type Point = PointFeature<{ leaf: Leaf }>;
type Cluster = ClusterFeature<{ leaf: Leaf }>;

const isCluster = (feature: Point | Cluster): feature is Cluster => "cluster" in feature.properties;

const positionOf = (feature: Point | Cluster): LonLat => feature.geometry.coordinates as unknown as LonLat;

/** The points of all records: each is made once and serves every choice of records that holds it. */
const points = new WeakMap<Placed<unknown>, Point>();

function pointOf(placed: Placed<unknown>, leaf: Leaf): Point {
  const point: Point = points.get(placed) ?? {
    type: "Feature",
    geometry: { type: "Point", coordinates: [...placed.point] },
    properties: { leaf },
  };
  points.set(placed, point);
  return point;
}

function pointsOf(shown: Shown): Point[] {
  return [
    ...shown.projects.map((one) => pointOf(one, { kind: "project", id: one.record.id, record: one.record })),
    ...shown.offices.map((one) => pointOf(one, { kind: "office", id: one.record.id, record: one.record })),
    ...shown.areas
      .filter((one) => one.feature.geometry === null)
      .map((one) => pointOf(one, { kind: "area", id: one.record.id, record: one.record })),
  ];
}

export class Spots {
  readonly #index = new Supercluster<{ leaf: Leaf }, { leaf: Leaf }>({
    extent: 256,
    radius: RADIUS_PX,
    maxZoom: MAX_ZOOM,
  });

  constructor(shown: Shown) {
    this.#index.load(pointsOf(shown));
  }

  /** The spots of a view, from north to south, as one reads a map. */
  inView(box: Box, zoom: number): Spot[] {
    const spots = this.#index.getClusters([...box], Math.round(zoom)).map((feature) => this.#spotOf(feature));
    return spots.sort((a, b) => b.position[1] - a.position[1] || a.position[0] - b.position[0]);
  }

  #spotOf(feature: Point | Cluster): Spot {
    const position = positionOf(feature);
    if (!isCluster(feature)) {
      const { leaf } = feature.properties;
      return { key: keyOf(leaf), position, size: 1, leaves: [leaf] };
    }
    const { cluster_id: id, point_count: size } = feature.properties;
    const gather = (): Leaf[] => this.#membersOf(id).map((one) => one.properties.leaf);
    let leaves: readonly Leaf[] | undefined;
    return {
      key: `cluster:${id}`,
      position,
      size,
      get leaves() {
        leaves ??= gather();
        return leaves;
      },
    };
  }

  #membersOf(cluster: number): Point[] {
    return this.#index.getLeaves(cluster, Number.POSITIVE_INFINITY);
  }

  /** The zoom at which a cluster falls apart, or null where its members share one place. */
  expansionZoom(spot: Spot): number | null {
    const id = Number(spot.key.replace("cluster:", ""));
    const leaves = this.#membersOf(id);
    const first = leaves[0];
    if (!first || leaves.every((one) => distance(positionOf(one), positionOf(first)) <= INSEPARABLE_M)) return null;
    const zoom = this.#index.getClusterExpansionZoom(id);
    return zoom > MAX_ZOOM ? null : zoom;
  }
}
