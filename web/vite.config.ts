import { defineConfig } from "vite";
import { fonts } from "./tools/fonts.ts";
import { order } from "./tools/order.ts";
import { packed } from "./tools/packed.ts";
import { FOLDER, texts } from "./tools/texts.ts";

/**
 * The staff workspace is built by itself (`--mode staff`): whatever it needs, the map's own files stay as they are, and
 * its first view does not grow.
 */
const STAFF = "staff";

/** Scripts that other pages name in their source: their addresses must not change with their contents. */
const AT_STABLE_ADDRESSES = { einbetten: "src/embed/element.ts", "einbetten-seite": "src/embed/builder.ts" };

const INPUTS = { main: "index.html", embed: "einbetten.html", ...AT_STABLE_ADDRESSES };

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
      input: mode === STAFF ? { mitarbeit: "mitarbeit.html" } : INPUTS,
      output: { entryFileNames: ({ name }) => (name in AT_STABLE_ADDRESSES ? "[name].js" : "assets/[name]-[hash].js") },
    },
  },
}));
