/**
 * <quartiers-atlas area="bautzen-gesundbrunnen" height="600">: the embedded map as an element of any page.
 * Attributes are named as in the addresses of the map. Served at /einbetten.js; depends on nothing, sends nothing.
 */
{
  const STATE = ["area", "project", "office", "city", "where", "place", "at", "near", "kind", "radius_m", "limit"];
  const FILTERS = ["period", "datetime", "year", "region", "kreis", "city_ags", "manager_id", "theme", "programme"];
  const MORE = ["status", "carrier", "cost_min", "cost_max", "list", "inview", "lon", "lat", "zoom", "lang"];
  const NAMES = [...STATE, ...FILTERS, ...MORE, "layout", "colours"];
  const TITLE = "Karte aus dem Quartiersatlas Sachsen";
  const HEIGHT = 600;
  const LEAST = 320;
  /** A frame never grows without end, whatever it is told. */
  const MOST = 3000;

  const script = document.currentScript as HTMLScriptElement;
  const { origin } = new URL(script.src);
  const frame = new URL("einbetten/karte", script.src);

  class QuartiersAtlas extends HTMLElement {
    static readonly observedAttributes = [...NAMES, "height", "label"];
    readonly #frame = document.createElement("iframe");

    connectedCallback(): void {
      this.style.display ||= "block";
      this.#frame.style.cssText = "display:block;width:100%;border:0";
      this.#frame.loading = "lazy";
      this.#frame.referrerPolicy = "no-referrer";
      this.#draw();
      this.replaceChildren(this.#frame);
      window.addEventListener("message", this.#listen);
    }

    disconnectedCallback(): void {
      window.removeEventListener("message", this.#listen);
    }

    attributeChangedCallback(): void {
      if (this.#frame.isConnected) this.#draw();
    }

    get #height(): number {
      return Math.max(LEAST, Number.parseInt(this.getAttribute("height") ?? "", 10) || HEIGHT);
    }

    #draw(): void {
      const params = new URLSearchParams(
        NAMES.flatMap((name) => (this.hasAttribute(name) ? [[name, this.getAttribute(name) ?? ""]] : [])),
      );
      const src = `${frame}?${params}`;
      if (this.#frame.src !== src) this.#frame.src = src;
      this.#frame.title = this.getAttribute("label") || TITLE;
      this.#frame.style.height = `${this.#height}px`;
    }

    readonly #listen = ({ origin: sender, source, data }: MessageEvent): void => {
      if (sender !== origin || source !== this.#frame.contentWindow || data?.type !== "quartiers-atlas") return;
      const needed = Math.min(MOST, Number(data.height) || 0);
      this.#frame.style.height = `${Math.max(this.#height, needed)}px`;
    };
  }

  if (!customElements.get("quartiers-atlas")) customElements.define("quartiers-atlas", QuartiersAtlas);
}
