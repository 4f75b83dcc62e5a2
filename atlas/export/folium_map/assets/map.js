"use strict";
/* Binds the drawn features to what the page says about them, lays out names and makes everything work by keyboard. */
const quartiersatlas = (() => {
  const NAMES_FROM_ZOOM = [0, 0, 0, 8.75, 10.5, 11.5];
  const AREA_NAMES_FROM_ZOOM = 12.5;
  const POINTS_FROM_ZOOM = 10;
  const SPREAD_ROUNDS = 200;
  const SPREAD_MORE = 0.05;
  const SIDES = ["below", "above", "right", "left", "below left", "below right", "above left", "above right"];
  const names = JSON.parse(document.getElementById("namen").textContent);
  const list = document.getElementById("liste");
  const panel = document.querySelector("aside");
  const stage = document.querySelector(".stage");
  const layers = new Map();
  const labels = [];
  let map;
  let opener = null;

  function start(created) {
    map = created;
    L.control.zoom({ zoomInTitle: "Vergrößern", zoomOutTitle: "Verkleinern" }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", "Karte; Pfeiltasten verschieben, Plus und Minus vergrößern");
    map.on("zoomend", showByZoom);
    map.on("moveend layeradd layerremove", layOut);
    map.on("popupopen", opened);
    map.on("popupclose", closed);
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape") map.closePopup();
    });
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-show]");
      if (button) show(button.dataset.show);
    });
  }

  function showByZoom() {
    const overview = layers.has("c") && map.getZoom() < POINTS_FROM_ZOOM;
    map.getContainer().classList.toggle("is-overview", overview);
    if (overview) spread();
  }

  /* Signs of towns close by move apart until each can be hit, however small the whole state is. */
  function spread() {
    const cities = [...layers].filter(([key]) => /^c\d/.test(key)).map(([, layer]) => layer);
    const signs = cities.map((layer) => ({ node: layer.getElement(), at: map.latLngToLayerPoint(layer.getLatLng()) }));
    const shown = signs.filter(({ node }) => node);
    const places = shown.map(({ at }) => at.clone());
    const size = (shown[0]?.node.offsetWidth ?? 0) + 1;
    for (let round = 0; round < SPREAD_ROUNDS && separate(places, size); round++);
    for (const [index, { node, at }] of shown.entries()) {
      const way = places[index].subtract(at).round();
      node.style.translate = `${way.x}px ${way.y}px`;
    }
  }

  /* Push squares that lie over each other apart, along the shorter way; whether any did. */
  function separate(places, size) {
    let any = false;
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        const x = size - Math.abs(one.x - other.x);
        const y = size - Math.abs(one.y - other.y);
        if (x <= 0 || y <= 0) continue;
        any = true;
        const axis = x < y ? "x" : "y";
        const push = (one[axis] <= other[axis] ? -1 : 1) * (Math.min(x, y) / 2 + SPREAD_MORE);
        one[axis] += push;
        other[axis] -= push;
      }
    }
    return any;
  }

  /* The record's card from the list; those of areas and cities with who is responsible, which the list says once. */
  function card(key) {
    const found = list.querySelector(`[data-record="${key}"]`);
    const made = (found.content ? found.content.firstElementChild : found).cloneNode(true);
    const manager = found.closest(".city").querySelector(":scope > .manager");
    if (made.querySelector(":scope > h4")) made.querySelector(".standing").after(manager.cloneNode(true));
    return made;
  }

  function content(key) {
    const box = document.createElement("div");
    box.className = "popup";
    const { label, records, also = [] } = names[key];
    if (records.length > 1) box.append(element("h4", label));
    box.append(...records.map(card));
    for (const open of box.querySelectorAll("details[open]")) open.open = false;
    if (also.length) {
      box.append(element("p", "Hier liegt auch:", "label"), choices(also));
    }
    return box;
  }

  function choices(keys) {
    const items = element("ul", "", "choices");
    items.append(...keys.map((key) => choice(key, names[key].short)));
    return items;
  }

  /* An entry of a list that shows a record on the map. */
  function choice(key, text) {
    const button = element("button", text);
    button.type = "button";
    button.dataset.show = key;
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function element(tag, text, className = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = className;
    return made;
  }

  function each(feature, layer) {
    const { label, short } = names[feature.id];
    layers.set(feature.id, layer);
    if (feature.id.startsWith("c")) layers.set("c", layer);
    layer.bindPopup(() => content(feature.id), { maxWidth: Math.min(360, map.getSize().x - 44), minWidth: 240 });
    layer.bindTooltip(document.createTextNode(label), { className: "tip", sticky: true });
    layer.on("add", () => makeReachable(feature, layer, label));
    if (short) nameArea(layer, short);
  }

  function makeReachable(feature, layer, label) {
    const node = layer.getElement();
    const attributes = { tabindex: "0", role: "button", "aria-label": label, "data-key": feature.id };
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (node.dataset.reachable) return;
    node.dataset.reachable = "yes";
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      open(layer);
    });
  }

  function place(layer) {
    return layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter();
  }

  function open(layer) {
    opener = layer.getElement();
    layer.openPopup(place(layer));
  }

  /* Bring a feature into view and open it; what has no shape of its own is told at its point. */
  function show(key) {
    const from = document.activeElement;
    const layer = layers.get(key) ?? [...layers].find(([id]) => names[id]?.records.includes(key))?.[1];
    if (!layer) return;
    map.closePopup();
    map.getContainer().scrollIntoView({ block: "nearest" });
    if (layer.getBounds) map.fitBounds(layer.getBounds(), { padding: [60, 60], maxZoom: 15, animate: false });
    else map.setView(layer.getLatLng(), Math.max(map.getZoom(), 13), { animate: false });
    if (map.hasLayer(layer)) open(layer);
    else map.openPopup(content(key), place(layer), { maxWidth: Math.min(360, map.getSize().x - 44), minWidth: 240 });
    if (panel.contains(from)) opener = from;
  }

  function opened({ popup }) {
    const node = popup.getElement();
    map.getContainer().classList.add("has-popup");
    node.setAttribute("role", "dialog");
    node.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Schließen");
    const head = node.querySelector("h4, h5");
    if (!head) return;
    node.setAttribute("aria-label", head.textContent);
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  }

  function closed() {
    map.getContainer().classList.remove("has-popup");
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function divIcon(feature, at, kind, text, size) {
    const { region, weak, closed: gone } = feature.properties;
    const sign = element("span", text, `sign sign-${kind} region-${region}`);
    sign.classList.toggle("is-weak", Boolean(weak));
    sign.classList.toggle("is-closed", Boolean(gone));
    return L.divIcon({ html: sign, className: "spot", iconSize: size, iconAnchor: anchorOf(kind, at) });
  }

  const anchors = { office: [14, 34], project: [14, 14], unknown: [14, 0], city: [16, 16] };
  const projects = new Set();

  /* An office stands above the projects in the same place, which are drawn before it: both can be hit. */
  function anchorOf(kind, at) {
    if (kind === "project") projects.add(String(at));
    return kind === "office" && projects.has(String(at)) ? [14, 48] : anchors[kind];
  }

  function point(kind, pane, text, size = [28, 28]) {
    return (feature, at) => {
      const icon = divIcon(feature, at, kind, text(feature.properties.n), size);
      return L.marker(at, { icon, pane, keyboard: false });
    };
  }

  const sign = {
    projekte: point("project", "punkte", (n) => (n > 1 ? String(n) : "")),
    bueros: point("office", "punkte", (n) => (n > 1 ? `B${n}` : "B"), [28, 34]),
    unbekannt: point("unknown", "punkte", (n) => (n > 1 ? String(n) : "")),
    staedte: point("city", "staedte", String, [32, 32]),
  };

  function town(feature, at) {
    const { rank, city } = feature.properties;
    const { label, hsb } = names[feature.id];
    const text = element("span", label);
    if (hsb) {
      const second = element("i", hsb);
      second.lang = "hsb";
      text.append(document.createElement("br"), second);
    }
    const className = `town town-${rank}${city ? " is-city" : ""}`;
    addLabel(at, text, className, NAMES_FROM_ZOOM[rank] ?? 12, rank).isCity = city;
    const dot = rank > 3 ? "town-dot is-small" : "town-dot";
    return L.circleMarker(at, { radius: rank < 3 ? 3 : 2, interactive: false, pane: "orte", className: dot });
  }

  /* Every tint writes its amounts on the map, so that nobody has to read them from a colour. */
  function addAmounts() {
    for (const [tint, lon, lat, name, amount] of JSON.parse(document.getElementById("betraege").textContent)) {
      const text = element("span", name);
      text.append(document.createElement("br"), element("b", amount));
      addLabel(L.latLng(lat, lon), text, `amount amount-${tint}`, 0, -1).tint = tint;
    }
  }

  function tintBy(tint) {
    stage.dataset.tint = tint;
    for (const table of document.querySelectorAll(".costs")) table.open = table.dataset.tint === tint;
    for (const label of labels) {
      if (label.tint) label.shown = label.tint === tint;
      // The amount of a city has its name beside it.
      if (label.isCity) label.shown = tint !== "city";
    }
    layOut();
  }

  function nameArea(layer, text) {
    const label = addLabel(place(layer), element("span", text), "area-name", AREA_NAMES_FROM_ZOOM, 0);
    layer.on("add", () => { label.shown = true; });
    layer.on("remove", () => { label.shown = false; });
  }

  function addLabel(at, text, className, fromZoom, rank) {
    const options = { permanent: true, pane: "namen", direction: "bottom", className: `name ${className}` };
    const tip = L.tooltip(options).setLatLng(at).setContent(text);
    const label = { tip, at, fromZoom, rank, shown: true };
    labels.push(label);
    return label;
  }

  /* Names in order of rank; one that would lie over another waits for the next zoom. */
  function layOut() {
    if (!ready) return;
    const obstacles = map.getContainer().querySelectorAll(".sign, .leaflet-control");
    const taken = [...obstacles].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
    const bounds = map.getBounds();
    for (const label of labels) {
      const wanted = label.shown && map.getZoom() >= label.fromZoom && bounds.contains(label.at);
      if (wanted !== map.hasLayer(label.tip)) wanted ? label.tip.addTo(map) : label.tip.remove();
      if (!wanted) continue;
      const node = label.tip.getElement();
      node.setAttribute("aria-hidden", "true");
      const box = settle(node, taken);
      node.style.visibility = box ? "visible" : "hidden";
      if (box) taken.push(box);
    }
  }

  /* Move a name below, above or beside its place; what it covers then, or nothing if all of that is taken. */
  function settle(node, taken) {
    for (const side of SIDES) {
      node.dataset.side = side;
      const box = node.getBoundingClientRect();
      if (taken.every((other) => apart(box, other))) return box;
    }
    return null;
  }

  const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;

  const isNarrow = () => map.getSize().x < 900;

  let ready = false;
  function finish() {
    const toggle = map.getContainer().querySelector(".leaflet-control-layers-toggle");
    toggle.title = "Ebenen ein- und ausschalten";
    toggle.textContent = "Ebenen";
    addAmounts();
    labels.sort((a, b) => a.rank - b.rank);
    for (const choice of document.querySelectorAll("[name=tint]")) {
      choice.addEventListener("change", () => tintBy(choice.value));
    }
    for (const tool of document.querySelectorAll("aside [hidden]")) tool.hidden = false;
    map.setMinZoom(Math.min(map.getZoom(), map.getBoundsZoom(map.options.maxBounds)));
    for (const entry of list.querySelectorAll("details[data-entry] > article")) {
      const button = element("button", "Auf der Karte zeigen", "show");
      button.type = "button";
      button.dataset.show = entry.dataset.record;
      entry.before(button);
    }
    document.querySelector(".unready").remove();
    showByZoom();
    ready = true;
    tintBy(stage.dataset.tint);
  }

  return { start, each, sign, town, isNarrow, finish, choice };
})();
