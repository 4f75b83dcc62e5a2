/** The composition of the page: one state, and everything that shows it. */

import { Announcer } from "./announcer";
import * as api from "./api";
import { type Atlas, type Shown, within } from "./atlas";
import { Choices } from "./choices";
import { FilterBar } from "./filterbar";
import { LanguageSwitch } from "./languages";
import { followLayout } from "./layout";
import { RecordList } from "./list";
import { AtlasMap, type BareMap } from "./map";
import { Outline } from "./outline";
import { drawPage } from "./page";
import { LazyPanel } from "./panel/lazy";
import { afterFrame, inSteps, pause } from "./pause";
import { Search } from "./search";
import { approach, reveal, revealCity } from "./sight";
import { countedKinds } from "./spoken";
import {
  EXTRAS,
  type Filters,
  followsMap,
  formatState,
  hasOnlyMoved,
  type Selection,
  type State,
  sameSelection,
} from "./state";
import { Stats } from "./stats";
import { type StockLater, stockLater } from "./stocklater";
import { createStore, type Store } from "./store";
import { aloud, language, loadLanguage, speak, t } from "./texts";
import { pairOf, titleOf } from "./title";
import { TriggerMemory } from "./trigger";
import { Twin } from "./twin";
import type { Place, RecordKind } from "./types";
import { settle, settleLater } from "./windowed";

export interface Elements {
  workspace: HTMLElement;
  browse: HTMLElement;
  filters: HTMLElement;
  list: HTMLElement;
  mapZone: HTMLElement;
  map: HTMLElement;
  tools: HTMLElement;
  panel: HTMLElement;
  search: HTMLElement;
  live: HTMLElement;
  languages: HTMLElement;
  skipToWords: HTMLElement;
}

export class App {
  readonly map: AtlasMap;
  readonly #elements: Elements;
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #panel: LazyPanel;
  readonly #filterBar: FilterBar;
  readonly #list: RecordList;
  readonly #stats: Stats;
  readonly #twin: Twin;
  /** The projects that are too many for the list. */
  readonly #stock: StockLater;
  readonly #search: Search;
  readonly #languages: LanguageSwitch;
  readonly #announcer: Announcer;
  readonly #trigger: TriggerMemory;
  readonly #outline = new Outline();
  #learning: Promise<void> | null = null;
  #shown: Shown;
  #untimed: Shown;
  /** The map's first moves are its own (fitting, sizing): they do not belong into the address. */
  #hasActed = false;

  constructor(elements: Elements, bare: BareMap, atlas: Atlas, needMunicipalities: (map: AtlasMap) => void) {
    this.#elements = elements;
    this.#atlas = atlas;
    const choices = new Choices(atlas);
    this.#store = createStore(window, (found) => choices.opened(found));
    this.#shown = atlas.shown(this.#store.get().filters);
    this.#untimed = atlas.untimed(this.#store.get().filters);
    this.#announcer = new Announcer(elements.live);
    this.map = new AtlasMap(bare, elements.tools, {
      open: (selection) => this.#open(selection, false),
      clickEmpty: (position) => this.#open({ kind: "place", position }, false),
      moved: () => this.#moved(),
      areaName: (id) => atlas.areas.get(id)?.record.name,
      needMunicipalities: () => needMunicipalities(this.map),
    });
    const open = (selection: Selection): void => this.#open(selection, true);
    const sorbianOf = (ags: string): string | null => atlas.cities.get(ags)?.record.name_hsb ?? null;
    this.#panel = new LazyPanel(elements.panel, atlas, {
      open,
      close: () => this.#close(),
      showOnMap: (one) => this.#showOnMap(one),
      learned: (one) => this.#learned(one),
      say: (sentence) => this.#announcer.say(sentence),
    });
    this.#filterBar = new FilterBar(elements.filters, choices, window.location.search, {
      change: (filters) => this.#filter(filters),
      say: (sentence) => this.#announcer.say(sentence),
    });
    const areas = [...atlas.areas.values()].map(({ record }) => record);
    const actions = {
      open: (kind: RecordKind, id: string) => open({ kind, id }),
      hint: (areaId: string | null) => this.map.hint(areaId),
      managerOn: (ags: string, day: string) => atlas.manager(ags, day),
      sorbianOf,
      change: (change: Partial<State>) => this.#store.set(change),
    };
    this.#list = new RecordList(elements.list, areas, actions, EXTRAS);
    this.#stats = new Stats(atlas, this.map, {
      change: (change) => this.#store.set(change),
      filter: (filters) => this.#filter(filters),
      say: (sentence) => this.#announcer.say(sentence),
    });
    this.#twin = new Twin(elements.skipToWords, {
      change: (change) => this.#store.set(change),
      open: (id) => open({ kind: "city", id }),
      sorbianOf,
      say: (sentence) => this.#announcer.say(sentence),
    });
    this.#stock = stockLater(atlas, this.map, this.#announcer, (one) => this.#open(one, false));
    this.#search = new Search(
      elements.search,
      (place) => this.#choose(place),
      async () => new (await import("./local")).LocalSearch(atlas),
    );
    this.#languages = new LanguageSwitch(elements.languages, (code) => this.#store.set({ language: code }));
    this.#trigger = this.#rememberTriggers();
    this.#listen();
  }

  #rememberTriggers(): TriggerMemory {
    const { map, panel } = this.#elements;
    return new TriggerMemory({
      map,
      panel,
      focusOnMap: (kind, id) => this.map.focusRecord(kind, id),
      fallback: () => this.map.focus(),
    });
  }

  #listen(): void {
    const { browse, mapZone, panel } = this.#elements;
    followLayout({ browse, mapZone, panel }, (isWide) => this.map.setWheelZoom(isWide));
    const act = (): void => {
      this.#hasActed = true;
    };
    for (const kind of ["pointerdown", "wheel", "keydown"]) {
      document.addEventListener(kind, act, { once: true, capture: true, passive: true });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && this.#store.get().selection) this.#close();
    });
    this.#store.subscribe((state, before) => this.#changed(state, before));
  }

  /** Show what the address asks for, in steps between which the browser draws. */
  async start(): Promise<void> {
    const state = this.#store.get();
    if (state.language !== language().code) void this.#speak(state.language);
    this.#learnResponsible(state.filters);
    await this.#drawMap(pause);
    await pause();
    this.#drawFrame(state);
    await pause();
    this.#drawList(state);
    await settleLater();
    this.#drawSelection(state);
    await pause();
    if (state.view) this.map.setView(state.view);
    else if (state.selection) this.#showOnMap(state.selection);
    else revealCity(this.map, this.#atlas, state.filters);
    if (state.selection) this.#panel.focus();
    this.#list.reveal();
    this.#admit();
  }

  /** Fetch what the first view does without, so that it is there when it is wanted, also without a network. */
  prefetch(): void {
    this.#panel.load().catch(() => undefined);
  }

  say(sentence: string): void {
    this.#announcer.say(sentence);
  }

  /** Ask again for what could not be fetched while the network was away. */
  retry(): void {
    const { selection, filters } = this.#store.get();
    this.#panel.retry();
    this.#learnResponsible(filters);
    this.#outline.show(this.map, selection).catch(() => undefined);
  }

  /** Say what of the address cannot be used, and leave it out there too: the address shows what the map shows. */
  #admit(): void {
    const { complaint } = this.#filterBar;
    if (!complaint) return;
    this.#announcer.say(complaint);
    this.#store.set({}, "replace");
  }

  #changed(state: State, before: State): void {
    if (state.language !== language().code) void this.#speak(state.language);
    if (hasOnlyMoved(state, before)) {
      this.#languages.show(state);
      if (followsMap(state)) this.#drawWholeList(state);
      return;
    }
    if (state.filters !== before.filters) this.#filtersChanged(state.filters);
    const hasPanelFocus = this.#elements.panel.contains(document.activeElement);
    this.#drawAll(state);
    if (state.view && state.view !== before.view) this.#follow(state);
    if (sameSelection(state.selection, before.selection)) return;
    this.#list.reveal();
    if (state.selection) this.#panel.focus();
    else if (hasPanelFocus) this.#trigger.restore();
  }

  #filtersChanged(filters: Filters): void {
    this.#learnResponsible(filters);
    this.#show(filters);
    this.#announce("live-shown", () => this.#shown);
  }

  /** Ask once who was responsible when: only a chosen day wants to know. After a failure the next day asks again. */
  #learnResponsible({ datetime }: Filters): void {
    if (datetime === undefined) return;
    this.#learning ??= api.assignments().then(
      (found) => {
        this.#atlas.learn(found);
        const state = this.#store.get();
        this.#show(state.filters);
        // Other managers, other counts: filters that are a new object are counted anew.
        this.#drawAll({ ...state, filters: { ...state.filters } });
      },
      (error: unknown) => {
        this.#learning = null;
        this.#announcer.say(api.sentenceOf(error));
      },
    );
  }

  #show(filters: Filters): void {
    this.#shown = this.#atlas.shown(filters);
    this.#untimed = this.#atlas.untimed(filters);
    void this.#drawMap(afterFrame);
  }

  /** Draw what is shown on the map, in steps with rests between them; what is shown later overtakes it. */
  async #drawMap(rest: () => Promise<void>): Promise<void> {
    const shown = this.#shown;
    const { map } = this.#elements;
    map.ariaBusy = "true";
    if (await inSteps(this.map.drawing(shown), rest, () => shown !== this.#shown)) map.ariaBusy = null;
  }

  /** Fetch a language and write everything anew in it; a later choice overtakes an earlier one. */
  async #speak(code: string): Promise<void> {
    try {
      const catalogue = await loadLanguage(code);
      if (this.#store.get().language !== code) return;
      speak(catalogue);
    } catch {
      this.#announcer.say(t("errors-language"));
      this.#store.set({ language: language().code }, "replace");
      return;
    }
    drawPage();
    this.map.rename();
    this.map.show(this.#shown);
    this.#search.redraw();
    this.#drawAll(this.#store.get());
    this.#announcer.say(t("language-changed"));
  }

  #filter(filters: Filters): void {
    const isNewCity = filters.city_ags !== this.#store.get().filters.city_ags;
    this.#store.set({ filters });
    if (isNewCity) revealCity(this.map, this.#atlas, filters);
  }

  #drawAll(state: State): void {
    this.#drawFrame(state);
    this.#drawWholeList(state);
    this.#drawSelection(state);
  }

  #drawFrame(state: State): void {
    document.title = this.#pageTitle(state.selection);
    this.#elements.workspace.classList.toggle("has-panel", state.selection !== null);
    this.#languages.show(state);
    this.#filterBar.show(state.filters);
    this.#stock.show(this.#atlas.stock ? state : null);
  }

  /** Something was opened by a link that only the server knew: now it has a name and a place. */
  #learned(selection: Selection): void {
    const state = this.#store.get();
    this.#drawFrame(state);
    if (!state.view) this.#showOnMap(selection);
  }

  #drawSelection({ selection, filters }: State): void {
    this.map.select(selection);
    this.map.compare(pairOf(this.#atlas, selection));
    // The panel says what is wrong when a city cannot be fetched; the map then only lacks its outline.
    this.#outline.show(this.map, selection).catch(() => undefined);
    this.#panel.show(selection, filters);
  }

  #drawWholeList(state: State): void {
    this.#drawList(state);
    settle();
  }

  #drawList(state: State): void {
    const box = this.map.box();
    const listed = (records: Shown): Shown => (state.inView ? within(records, box) : records);
    const shown = listed(this.#shown);
    const listBox = state.inView ? box : null;
    this.#list.show({ shown, untimed: listed(this.#untimed), state, box: listBox });
    this.#stats.show({ shown, state, box: listBox });
    this.#twin.show({ state, box });
  }

  #pageTitle(selection: Selection | null): string {
    const title = selection && titleOf(this.#atlas, selection);
    return aloud(title ? t("title-of", { what: title }) : t("app-name"));
  }

  /** Open something; what was not opened on the map is also brought into view there. */
  #open(selection: Selection, isFromElsewhere: boolean): void {
    this.#trigger.remember();
    this.#hasActed = true;
    const view = this.map.view();
    if (!this.#store.get().view) this.#store.set({ view }, "replace");
    if (sameSelection(selection, this.#store.get().selection)) this.#panel.focus();
    else this.#store.set({ selection, view });
    if (isFromElsewhere || selection.kind === "area") reveal(this.map, this.#atlas, selection, isFromElsewhere);
    const title = titleOf(this.#atlas, selection);
    if (title) this.#announcer.say(t("live-opened", { what: title }));
  }

  #close(): void {
    this.#store.set({ selection: null });
    this.#announcer.say(t("live-closed"));
  }

  #choose(place: Place): void {
    const position = [place.lon, place.lat] as const;
    const isRecord = place.kind !== "place" && place.id !== null;
    const selection = isRecord
      ? ({ kind: place.kind, id: place.id } as Selection)
      : ({ kind: "place", position, label: place.label } as const);
    this.#open(selection, true);
    approach(this.map, this.#atlas, selection, position);
  }

  #showOnMap(selection: Selection): void {
    this.#hasActed = true;
    if (!reveal(this.map, this.#atlas, selection, true)) return;
    const { map } = this.#elements;
    if (map.getBoundingClientRect().bottom < 0) map.scrollIntoView({ block: "start" });
  }

  #moved(): void {
    const state = this.#store.get();
    const view = this.map.view();
    if (this.#hasActed && formatState({ ...state, view }) !== formatState(state)) {
      this.#store.set({ view }, "replace");
      this.#announce("live-view", () => within(this.#shown, this.map.box()));
    } else if (followsMap(state)) this.#drawWholeList(state);
  }

  /** Back and forward: go where the address says, unless the map is there already. */
  #follow(state: State): void {
    if (state.view && formatState({ ...state, view: this.map.view() }) !== formatState(state))
      this.map.setView(state.view);
  }

  #announce(key: "live-shown" | "live-view", counted: () => Shown): void {
    const beside = (): string => this.#stock.view?.sentence() ?? "";
    this.#announcer.say(() => `${t(key, countedKinds(counted()))} ${beside()}`.trimEnd(), "view");
  }
}
