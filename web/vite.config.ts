import { defineConfig } from "vite";
import { fonts } from "./tools/fonts.ts";
import { order } from "./tools/order.ts";
import { packed } from "./tools/packed.ts";
import { FOLDER, texts } from "./tools/texts.ts";

/**
 * The staff workspace and the page of what is near are built by themselves (`--mode staff`): whatever they need, the
 * map's own files stay as they are, and its first view does not grow.
 */
const STAFF = "staff";

/** Scripts that other pages name in their source: their addresses must not change with their contents. */
const AT_STABLE_ADDRESSES = {
  einbetten: "src/embed/element.ts",
  "einbetten-seite": "src/embed/builder.ts",
  "in-der-naehe": "src/near/main.ts",
};

const { "in-der-naehe": near, ...ofEmbed } = AT_STABLE_ADDRESSES;
const INPUTS = { main: "index.html", embed: "einbetten.html", ...ofEmbed };
const INPUTS_APART = { mitarbeit: "mitarbeit.html", "in-der-naehe": near };

/** What many parts share, most of it a few hundred bytes: as files of their own they would cost more in headers. */
const SMALL = /\/src\/(fold|format|when|filters|state|pause|site|words)\.ts$|\/lit-html\//;

export default defineConfig(({ mode }) => ({
  base: "/",
  // Pages name their files from the root, which `atlas publish` moves; files name each other from where they lie.
  experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === "html" ? undefined : { relative: true }) },
  plugins: [fonts(), texts(), order(), packed()],
  server: { fs: { allow: [".", FOLDER] } },
  build: {
    target: "es2022",
    emptyOutDir: mode !== STAFF,
    assetsInlineLimit: 0,
    sourcemap: false,
    license: { fileName: mode === STAFF ? "assets/licences-mitarbeit.md" : "assets/licences.md" },
    rolldownOptions: {
      input: mode === STAFF ? INPUTS_APART : INPUTS,
      output: {
        entryFileNames: ({ name }) => (name in AT_STABLE_ADDRESSES ? "[name].js" : "assets/[name]-[hash].js"),
        codeSplitting: { groups: [{ name: "common", test: SMALL }] },
      },
    },
  },
}));
