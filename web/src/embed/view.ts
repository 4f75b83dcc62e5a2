/** The embedded map: one state, a map that lets the page around it scroll, the list, and a small panel. */

import { Announcer } from "../announcer";
import * as api from "../api";
import { type Atlas, type Shown, within } from "../atlas";
import { Choices } from "../choices";
import { element } from "../dom";
import { activeKeys } from "../filters";
import { boxAround, cornersOfBox } from "../geo";
import { RecordList } from "../list";
import { AtlasMap, bareMap } from "../map";
import type { Stocked } from "../panel/stocked";
import { IS_FILES, pageAt } from "../site";
import { countedKinds, spokenCounts } from "../spoken";
import { formatState, LIST_KINDS, type ListKind, type Selection, type State, sameSelection } from "../state";
import { type StockLater, stockLater } from "../stocklater";
import { createStore, type Store } from "../store";
import { aloud, t } from "../texts";
import { boxOf, titleOf } from "../title";
import { TriggerMemory } from "../trigger";
import type { Box, City, RecordKind } from "../types";
import { settle } from "../windowed";
import { Compact } from "./compact";
import { guardGestures } from "./gestures";
import type { Near } from "./near";
import type { Layout } from "./options";

const WIDE = "(min-width: 44rem)";
const POINT_ZOOM = 14;
const AIR = 0.2;

const NONE: Shown = { areas: [], projects: [], offices: [] };

/** The records near a place, where the map is to show only those. */
export type Around = Near & { shown: Shown };

/** A box with air around it: the place is as often at its edge as in its middle. */
function widened([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) * AIR, (north - south) * AIR];
  return [west - x, south - y, east + x, north + y];
}

export class Embed {
  readonly map: AtlasMap;
  readonly #atlas: Atlas;
  readonly #around: Around | null;
  readonly #choices: Choices;
  readonly #store: Store;
  readonly #shown: Shown;
  readonly #untimed: Shown;
  readonly #list: RecordList;
  readonly #panel: Compact;
  /** The projects that are too many for the list. */
  readonly #stock: StockLater;
  /** Those of them at the spot that is open. */
  #stocked: Stocked | null = null;
  readonly #announcer = new Announcer(element("live"));
  readonly #trigger: TriggerMemory;
  /** The map's first moves are its own: the way to the full atlas leads to where the visitor has gone. */
  #hasActed = false;

  constructor(atlas: Atlas, layout: Layout, needMunicipalities: (map: AtlasMap) => void, around: Around | null) {
    this.#atlas = atlas;
    this.#around = around;
    this.#choices = new Choices(atlas);
    this.#store = createStore(window, (found) => this.#choices.opened(found));
    this.#shown = around?.shown ?? atlas.shown(this.#store.get().filters);
    this.#untimed = around ? NONE : atlas.untimed(this.#store.get().filters);
    this.map = new AtlasMap(bareMap(element("map")), element("tools"), {
      open: (selection) => this.#open(selection, false),
      clickEmpty: () => this.#close(),
      moved: () => this.#moved(),
      areaName: (id) => atlas.areas.get(id)?.record.name,
      needMunicipalities: () => needMunicipalities(this.map),
    });
    this.#panel = new Compact(element("panel"), atlas, {
      open: (selection) => this.#open(selection, true),
      close: () => this.#close(),
    });
    const areas = [...atlas.areas.values()].map(({ record }) => record);
    const actions = {
      open: (kind: RecordKind, id: string) => this.#open({ kind, id }, true),
      hint: (areaId: string | null) => this.map.hint(areaId),
      change: (change: Partial<State>) => this.#set(change),
      managerOn: (ags: string, day: string) => atlas.manager(ags, day),
      sorbianOf: (ags: string) => atlas.cities.get(ags)?.record.name_hsb ?? null,
    };
    this.#list = new RecordList(element("list"), areas, actions);
    this.#stock = stockLater(atlas, this.map, this.#announcer, (one) => this.#open(one, false), true);
    this.#trigger = new TriggerMemory({
      map: element("map"),
      panel: element("panel"),
      focusOnMap: (kind, id) => this.map.focusRecord(kind, id),
      fallback: () => this.map.focus(),
    });
    this.#listen();
    // The files of the list would be those of its filters, which are not all that was asked for.
    document.body.classList.toggle("has-near", around !== null);
    this.#unfold(layout);
    this.#begin();
  }

  #listen(): void {
    const act = (): void => {
      this.#hasActed = true;
    };
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      document.addEventListener(kind, act, { once: true, capture: true, passive: true });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.#close();
    });
    this.map.setWheelZoom(true);
    const place = element("gesture");
    guardGestures(element("map"), (gesture) => {
      if (gesture) place.textContent = t(`embed-${gesture}`);
      place.classList.toggle("is-shown", gesture !== null);
    });
  }

  /** Beside the map the list stands open where there is room, unless the host page asks for the map alone. */
  #unfold(layout: Layout): void {
    const wide = matchMedia(WIDE);
    const fold = element("fold") as HTMLDetailsElement;
    const arrange = (): void => {
      fold.open = layout === "both" && wide.matches;
      document.body.classList.toggle("has-list", fold.open);
    };
    wide.addEventListener("change", arrange);
    arrange();
  }

  #begin(): void {
    const state = this.#store.get();
    this.#sayWhatIsMeant();
    this.map.show(this.#shown);
    this.#store.subscribe((next) => this.#draw(next));
    this.#draw(state);
    if (state.view) this.map.setView(state.view);
    else if (state.selection) this.#reveal(state.selection);
    else if (this.#around || activeKeys(state.filters).length > 0) this.#fit();
    this.#outline(state).catch(() => undefined);
    this.#gather(state.selection).catch(() => undefined);
  }

  /** The filters in words above the map, and what of the address cannot be used. */
  #sayWhatIsMeant(): void {
    const { filters } = this.#store.get();
    const place = this.#around ? [t("spoken-place", { label: this.#around.label })] : [];
    const said = [...place, ...activeKeys(filters).map((key) => this.#choices.naming(key, String(filters[key])))];
    // What is near has choices of its own, of which the map knows nothing.
    const complaint = this.#around ? "" : this.#choices.complaint(window.location.search);
    const chosen = element("chosen");
    chosen.textContent = [said.join(" · "), complaint].filter(Boolean).join(" ");
    chosen.hidden = chosen.textContent === "";
    element("fold-title").textContent = t("embed-list", { what: spokenCounts(this.#counts()) || t("embed-none") });
  }

  #counts(): { areas: number; projects: number; offices: number } {
    const { areas, projects, offices } = this.#shown;
    return { areas: areas.length, projects: projects.length, offices: offices.length };
  }

  #fit(): void {
    const { areas, projects, offices } = this.#shown;
    const city = this.#atlas.cities.get(this.#store.get().filters.city_ags ?? "");
    const boxes: Box[] = [...areas, ...projects, ...offices].map((one) => one.box);
    const place = this.#around ? [this.#around.position] : [];
    const around = city?.box ?? boxAround([...boxes.flatMap(cornersOfBox), ...place]);
    if (around) this.map.reveal(this.#around ? widened(around) : around, true);
  }

  async #outline({ selection, filters }: State): Promise<void> {
    const ags = selection?.kind === "city" ? selection.id : filters.city_ags;
    if (!ags || !this.#atlas.cities.has(ags)) return;
    this.map.outline((await api.item<City>("cities", ags)).geometry);
  }

  /** The back button belongs to the page around: every change takes the place of the one before. */
  #set(change: Partial<State>): void {
    this.#store.set(change, "replace");
  }

  #draw(state: State): void {
    const { selection } = state;
    const title = (selection && titleOf(this.#atlas, selection)) ?? t("embed-title");
    element("title").textContent = title;
    document.title = aloud(title);
    document.body.classList.toggle("has-panel", selection !== null);
    const box = state.inView ? this.map.box() : null;
    const listed = (records: Shown): Shown => (box ? within(records, box) : records);
    const list = this.#listKind(state);
    this.#list.show({ shown: listed(this.#shown), untimed: listed(this.#untimed), state: { ...state, list }, box });
    settle();
    this.map.select(selection ?? this.#place());
    this.#stock.show(this.#hasStock ? state : null);
    this.#panel.show(selection, this.#shown, this.#stocked);
    this.#link();
  }

  /** True where there is more than the list has; what lies near a place is all in it. */
  get #hasStock(): boolean {
    return this.#atlas.stock > 0 && !this.#around;
  }

  /** Of a stock only the server knows what stands at a spot; without an answer the panel says that there is more. */
  async #gather(selection: Selection | null): Promise<void> {
    this.#stocked = null;
    if (selection?.kind !== "group" || !this.#hasStock || IS_FILES) return;
    const { stockedAt } = await import("../panel/stocked");
    const { filters } = this.#store.get();
    const stocked = await stockedAt(this.#atlas, selection.position, filters, new AbortController().signal);
    const state = this.#store.get();
    if (!sameSelection(selection, state.selection)) return;
    this.#stocked = stocked;
    this.#draw(state);
  }

  /** The kind that is listed: the one asked for, else for what is near the first of which there is something. */
  #listKind(state: State): ListKind {
    const asked = LIST_KINDS.find((kind) => kind === state.list) ?? "areas";
    const filled = LIST_KINDS.find((kind) => this.#shown[kind].length > 0) ?? asked;
    return this.#around && this.#shown[asked].length === 0 ? filled : asked;
  }

  /** The pin of the place that the records are near to. */
  #place(): Selection | null {
    return this.#around && { kind: "place", position: this.#around.position, label: this.#around.label };
  }

  /** The full atlas opens with what is chosen here, where the visitor has gone. */
  #link(): void {
    const state = this.#store.get();
    const view = this.#hasActed ? this.map.view() : state.view;
    element("full").setAttribute(
      "href",
      pageAt("/", "") + formatState({ ...state, selection: state.selection ?? this.#place(), view }),
    );
  }

  #open(selection: Selection, isFromElsewhere: boolean): void {
    this.#trigger.remember();
    this.#gather(selection).catch(() => undefined);
    if (!sameSelection(selection, this.#store.get().selection)) this.#set({ selection });
    this.#panel.focus();
    if (isFromElsewhere || selection.kind === "area") this.#reveal(selection);
    const title = titleOf(this.#atlas, selection);
    if (title) this.#announcer.say(t("live-opened", { what: title }));
  }

  #close(): void {
    if (!this.#store.get().selection) return;
    const hasFocus = element("panel").contains(document.activeElement);
    this.#set({ selection: null });
    if (hasFocus) this.#trigger.restore();
    this.#announcer.say(t("live-closed"));
  }

  #reveal(selection: Selection): void {
    const box = boxOf(this.#atlas, selection);
    if (!box) return;
    const isPoint = box[0] === box[2] && box[1] === box[3];
    if (isPoint) this.map.approach([box[0], box[1]], POINT_ZOOM);
    else this.map.reveal(box, true);
  }

  #moved(): void {
    const state = this.#store.get();
    if (state.inView) this.#draw(state);
    else this.#link();
    if (!this.#hasActed) return;
    const beside = (): string => this.#stock.view?.sentence() ?? "";
    const counted = (): string => t("live-view", countedKinds(within(this.#shown, this.map.box())));
    this.#announcer.say(() => `${counted()} ${beside()}`.trimEnd(), "view");
  }
}
