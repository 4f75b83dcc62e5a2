"use strict";
/* Finds cities, areas, projects and offices in the list, and offers each on the map. */
(() => {
  const MOST = 12;
  const KINDS = ["Stadt", "Gebiet", "Projekt", "Büro"];
  const field = document.getElementById("suche");
  const found = document.querySelector(".search .choices");
  const told = document.getElementById("treffer");
  const entries = new Map();

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss").toLowerCase();

  function kindOf(record) {
    if (record instanceof HTMLTemplateElement) return 0;
    return record.classList.contains("project") ? 2 : record.classList.contains("office") ? 3 : 1;
  }

  for (const record of document.querySelectorAll("#liste [data-record]")) {
    const city = record.closest(".city").querySelector("h3").textContent;
    const kind = kindOf(record);
    const name = kind === 0 ? city : record.querySelector("h4, h5").textContent;
    const text = `${KINDS[kind]}: ${name}${kind === 0 ? "" : `, ${city}`}`;
    entries.set(record.dataset.record, { kind, text, folded: fold(text), name: fold(name) });
  }

  /* What begins with the words comes first, then cities before areas before projects before offices. */
  function matches(words) {
    const all = [...entries].filter(([, entry]) => words.every((word) => entry.folded.includes(word)));
    const rank = (entry) => (entry.name.startsWith(words.join(" ")) ? 0 : KINDS.length) + entry.kind;
    return all.sort(([, a], [, b]) => rank(a) - rank(b));
  }

  function search() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const all = words.length ? matches(words) : [];
    const shown = all.slice(0, MOST);
    found.replaceChildren(...shown.map(([key, { text }]) => quartiersatlas.choice(key, text)));
    told.textContent = words.length ? sentence(all.length, shown.length) : "";
  }

  function sentence(all, shown) {
    if (all === 0) return "Nichts gefunden.";
    if (all > shown) return `${all} Treffer, die ersten ${shown} stehen hier.`;
    return all === 1 ? "1 Treffer." : `${all} Treffer.`;
  }

  field.addEventListener("input", search);
})();
