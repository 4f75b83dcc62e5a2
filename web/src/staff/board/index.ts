/** The programme cities: who is responsible for which. */

import { html, render } from "lit-html";
import { t } from "../texts";
import type { Desk, View } from "../views";

export function open({ place }: Desk): View {
  const draw = (): void => void render(html`<h1>${t("staff-board")}</h1>`, place);
  draw();
  return { draw };
}
