/** The address names a kind of record that is not kept here. */

import { html, render } from "lit-html";
import { t } from "../texts";
import type { Desk, View } from "../views";

export function unknownKind({ place }: Desk): View {
  const draw = (): void =>
    void render(
      html`<h1>${t("staff-unknown-title")}</h1>
        <p><a href="/mitarbeit/bearbeiten">${t("staff-edit")}</a></p>`,
      place,
    );
  draw();
  return { draw };
}
