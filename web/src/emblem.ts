/** The emblem of the European Union by its official geometry; pure. */

/** Flag 3:2 with height 18: circle of stars of radius 6, each star inscribed in a circle of radius 1. */
const HEIGHT = 18;
const WIDTH = 27;
const RING = HEIGHT / 3;
const STAR = HEIGHT / 18;
/** The inner corners of a regular pentagram lie at this share of its radius. */
const INNER = Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10);

const short = (value: number): string => String(Number(value.toFixed(4)));

function starPath(cx: number, cy: number): string {
  const corners = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? STAR : STAR * INNER;
    const angle = (i * Math.PI) / 5;
    return `${short(cx + radius * Math.sin(angle))} ${short(cy - radius * Math.cos(angle))}`;
  });
  return `M${corners.join("L")}Z`;
}

/** The twelve upright stars, placed like the hours of a clock. */
export function starPaths(): string[] {
  return Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6;
    return starPath(WIDTH / 2 + RING * Math.sin(angle), HEIGHT / 2 - RING * Math.cos(angle));
  });
}

export const FLAG_VIEW_BOX = `0 0 ${WIDTH} ${HEIGHT}`;
