/** The geometry of a record in its form: a point or a boundary, with what lies around it in its city. */

import { nothing, type TemplateResult } from "lit-html";
import { BoundaryControl } from "./boundary";
import type { RecordForm } from "./form";
import { PlaceControl } from "./place";
import { NOWHERE, type Surroundings, surroundingsOf } from "./surroundings";

export class Position {
  readonly #form: RecordForm;
  readonly #id: string | null;
  readonly #control: PlaceControl | BoundaryControl | null;
  #ags = "";
  #surroundings: Surroundings = NOWHERE;
  #isMounted = false;

  /** `drawn` is called with each new boundary. */
  constructor(form: RecordForm, id: string | null, drawn: () => void) {
    this.#form = form;
    this.#id = id;
    this.#control =
      form.geometryKind === "point"
        ? new PlaceControl(form)
        : form.geometryKind === "boundary"
          ? new BoundaryControl(form, drawn)
          : null;
  }

  template(): TemplateResult | typeof nothing {
    return this.#control?.template() ?? nothing;
  }

  /** Keep the map in step with the form: another city has another border. */
  follow(): void {
    const ags = String(this.#form.at("city_ags") ?? "");
    if (ags !== this.#ags || !this.#isMounted) {
      this.#ags = ags;
      this.#isMounted = true;
      void this.#lookAround(ags);
    }
    if (this.#control instanceof PlaceControl) this.#control.follow();
  }

  async #lookAround(ags: string): Promise<void> {
    // Without its surroundings the map is still a map.
    const found = ags && this.#control ? await surroundingsOf(ags, this.#id).catch(() => NOWHERE) : NOWHERE;
    if (ags !== this.#ags) return;
    this.#surroundings = found;
    this.mount();
  }

  /** Draw the map in its place. */
  mount(): void {
    void this.#control?.mount(this.#surroundings);
  }

  remove(): void {
    this.#control?.remove();
  }
}
