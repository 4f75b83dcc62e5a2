/** The fill patterns of areas, as SVG definitions in the page so that the style sheet can colour them. */

import { html, render, type SVGTemplateResult, svg } from "lit-html";

const REGIONS = ["east", "west", "none"] as const;

const SHAPES: Record<string, SVGTemplateResult> = {
  lines: svg`<path d="M0 4h8" stroke-width="2.2"/>`,
  dots: svg`<circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/>`,
  hatch: svg`<path d="M-1 9L9 -1M-1 1L1 -1M7 9L9 7" stroke-width="1"/>`,
};

/** Put the definitions into the page. */
export function drawPatterns(place: HTMLElement): void {
  const patterns = REGIONS.flatMap((region) =>
    Object.entries(SHAPES).map(
      ([name, shape]) => svg`<pattern id="pattern-${region}-${name}" class="pattern pattern-${region}"
        width="8" height="8" patternUnits="userSpaceOnUse">${shape}</pattern>`,
    ),
  );
  render(html`<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>${patterns}</defs></svg>`, place);
}
