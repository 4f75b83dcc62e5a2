/** A new boundary beside the old one: what it keeps, gains and loses, on a map and in words. */

import { html, type TemplateResult } from "lit-html";
import { number } from "../../format";
import { sentenceOf } from "../api";
import type { Ground } from "../edit/ground";
import { t } from "../texts";
import { type Difference, type OutlinePart, outline, PARTS, type Plan } from "./data";

const hectares = (value: number): string => t("staff-intake-hectares", { ha: number(value) });

/** The difference of two boundaries in a sentence. */
export function differenceWords({ before_ha, after_ha, common_ha, added_ha, removed_ha }: Difference): string {
  const after = hectares(after_ha);
  if (before_ha === null) return t("staff-intake-boundary-first", { after });
  return t("staff-intake-boundary", {
    before: hectares(before_ha),
    after,
    kept: hectares(common_ha),
    added: hectares(added_ha),
    removed: hectares(removed_ha),
  });
}

export class Outline {
  readonly #plan: Plan;
  readonly #line: number;
  readonly #draw: () => void;
  readonly #say: (sentence: string) => void;
  readonly #container = document.createElement("div");
  readonly #tools = document.createElement("div");
  #isOpen = false;
  #ground: Ground | null = null;

  constructor(plan: Plan, line: number, draw: () => void, say: (sentence: string) => void) {
    this.#plan = plan;
    this.#line = line;
    this.#draw = draw;
    this.#say = say;
    this.#container.className = "map edit-map";
    this.#container.setAttribute("role", "region");
    this.#container.setAttribute("aria-label", t("staff-intake-map-label"));
    this.#tools.className = "map-tools";
    this.#tools.setAttribute("role", "group");
  }

  readonly #toggle = async (): Promise<void> => {
    this.#isOpen = !this.#isOpen;
    this.#draw();
    if (!this.#isOpen || this.#ground) return;
    try {
      const [{ drawn }, parts] = await Promise.all([import("./outlinemap"), outline(this.#plan.id, this.#line)]);
      if (!this.#container.isConnected) return;
      this.#ground = drawn(this.#container, this.#tools, parts);
    } catch (error) {
      this.#isOpen = false;
      this.#draw();
      this.#say(sentenceOf(error));
    }
  };

  remove(): void {
    this.#ground?.remove();
    this.#ground = null;
  }

  body(difference: Difference): TemplateResult {
    return html`<p>${differenceWords(difference)}</p>
      <p>
        <button type="button" class="button" aria-expanded=${this.#isOpen ? "true" : "false"} @click=${this.#toggle}>
          ${t(this.#isOpen ? "staff-intake-map-close" : "staff-intake-map-open")}
        </button>
      </p>
      <div ?hidden=${!this.#isOpen}>
        ${this.#container}
        <div class="edit-map-acts">
          <ul class="plain outline-legend">
            ${PARTS.map((part) => html`<li>${sign(part)} ${t(`staff-intake-part-${part}`)}</li>`)}
          </ul>
          ${this.#tools}
        </div>
      </div>`;
  }
}

const sign = (part: OutlinePart): TemplateResult =>
  html`<svg class="outline-sign" viewBox="0 0 28 20" aria-hidden="true"><path class="outline-${part}" d="M2 2h24v16H2z" /></svg>`;
