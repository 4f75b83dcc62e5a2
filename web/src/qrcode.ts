/** The QR code of a link: fetched once the page is at rest, because a browser that prints waits for nothing. */

import { nothing, type TemplateResult } from "lit-html";

let draw: ((text: string) => TemplateResult) | null = null;

/** Fetch the drawing code; without it a sheet is printed all the same, with its link as text. */
export async function fetchQr(): Promise<void> {
  draw ??= await import("./qr").then(
    ({ drawQr }) => drawQr,
    () => null,
  );
}

const REST_MS = 2000;

/** Fetch it when nothing else is to do; not every browser can tell when that is. */
export function fetchQrAtRest(): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(() => void fetchQr());
  else window.setTimeout(() => void fetchQr(), REST_MS);
}

export const qrCode = (text: string): TemplateResult | typeof nothing => draw?.(text) ?? nothing;
