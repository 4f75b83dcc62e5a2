/** The QR code of a text as a drawing; a part of its own, because only the printed sheet has one. */

import { html, type TemplateResult } from "lit-html";
import { encode } from "uqr";

/** Modules of white around the code, as the standard asks for. */
const QUIET = 4;

export function drawQr(text: string): TemplateResult {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">
    <path d=${dark.join("")} />
  </svg>`;
}
