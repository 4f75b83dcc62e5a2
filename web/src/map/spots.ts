/** Points and their clusters: which spots to draw for a view; pure (supercluster, no map). */

import Supercluster, { type ClusterFeature, type PointFeature } from "supercluster";
import type { Placed, Shown } from "../atlas";
import { distance } from "../geo";
import type { Area, Box, LonLat, Office, Project } from "../types";

interface Member {
  id: string;
  point: LonLat;
}

export type Leaf = Member &
  ({ kind: "project"; record: Project } | { kind: "office"; record: Office } | { kind: "area"; record: Area });

/** Something to draw: one record, or several that would overlap. */
export interface Spot {
  /** The same for as many records at the same place, whichever other records are shown. */
  key: string;
  position: LonLat;
  /** How many records it stands for. */
  size: number;
  /** Gathered when first asked for: of a cluster that is drawn already nobody asks again. */
  readonly leaves: readonly Leaf[];
  /** The zoom at which a cluster falls apart, or null where its members share one place. */
  expansionZoom(): number | null;
}

/** The one name of a record among all records. */
export const keyOf = (leaf: { kind: string; id: string }): string => `${leaf.kind}:${leaf.id}`;

/** Pixels within which points melt into one; a finger's target plus some air. */
const RADIUS_PX = 48;
export const MIN_ZOOM = 6.5;
export const MAX_ZOOM = 18;
/** Clusters whose members lie nearer than this cannot be told apart by zooming in. */
const INSEPARABLE_M = 8;

/** The records of a cluster as pairs of pairs: to melt two of them is one step, however many they hold. */
type Rope = Leaf | readonly [Rope, Rope];
interface Melted {
  members: Rope;
}

type Point = PointFeature<Melted>;
type Cluster = ClusterFeature<Melted>;

const isCluster = (feature: Point | Cluster): feature is Cluster => "cluster" in feature.properties;

const positionOf = (feature: Point | Cluster): LonLat => feature.geometry.coordinates as unknown as LonLat;

function leavesOf(rope: Rope): Leaf[] {
  const leaves: Leaf[] = [];
  const rest = [rope];
  for (let one = rest.pop(); one; one = rest.pop()) {
    if ("kind" in one) leaves.push(one);
    else rest.push(one[1], one[0]);
  }
  return leaves;
}

/** The points of all records: each is made once and serves every choice of records that holds it. */
const points = new WeakMap<Placed<unknown>, Point>();

function newPoint(placed: Placed<unknown>, leaf: Leaf): Point {
  const point: Point = {
    type: "Feature",
    geometry: { type: "Point", coordinates: [...placed.point] },
    properties: { members: leaf },
  };
  points.set(placed, point);
  return point;
}

const member = ({ record: { id }, point }: Placed<{ id: string }>): Member => ({ id, point });

function pointsOf(shown: Shown): Point[] {
  return [
    ...shown.projects.map(
      (one) => points.get(one) ?? newPoint(one, { ...member(one), kind: "project", record: one.record }),
    ),
    ...shown.offices.map(
      (one) => points.get(one) ?? newPoint(one, { ...member(one), kind: "office", record: one.record }),
    ),
    ...shown.areas
      .filter((one) => one.feature.geometry === null)
      .map((one) => points.get(one) ?? newPoint(one, { ...member(one), kind: "area", record: one.record })),
  ];
}

export class Spots {
  readonly #index = new Supercluster<Melted, Melted>({
    extent: 256,
    radius: RADIUS_PX,
    minZoom: Math.floor(MIN_ZOOM),
    maxZoom: MAX_ZOOM,
    reduce: (all, { members }) => {
      all.members = [all.members, members];
    },
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
    const { members } = feature.properties;
    if (!isCluster(feature)) {
      const leaves = leavesOf(members);
      return { key: leaves.map(keyOf).join(), position, size: 1, leaves, expansionZoom: () => null };
    }
    const { cluster_id: id, point_count: size } = feature.properties;
    let leaves: readonly Leaf[] | undefined;
    return {
      key: `cluster:${position}:${size}`,
      position,
      size,
      get leaves() {
        leaves ??= leavesOf(members);
        return leaves;
      },
      expansionZoom: () => this.#expansionZoom(id, leavesOf(members)),
    };
  }
  #expansionZoom(cluster: number, [first, ...others]: readonly Leaf[]): number | null {
    if (!first || others.every(({ point }) => distance(point, first.point) <= INSEPARABLE_M)) return null;
    const zoom = this.#index.getClusterExpansionZoom(cluster);
    return zoom > MAX_ZOOM ? null : zoom;
  }
}
