import { defineConfig } from "vite";
import { fonts } from "./tools/fonts.ts";
import { order } from "./tools/order.ts";
import { packed } from "./tools/packed.ts";
import { FOLDER, texts } from "./tools/texts.ts";

/** Scripts that other pages name in their source: their addresses must not change with their contents. */
const AT_STABLE_ADDRESSES = { einbetten: "src/embed/element.ts", "einbetten-seite": "src/embed/builder.ts" };

export default defineConfig({
  base: "/",
  plugins: [fonts(), texts(), order(), packed()],
  server: { fs: { allow: [".", FOLDER] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: true,
    license: { fileName: "assets/licences.md" },
    rolldownOptions: {
      input: { main: "index.html", embed: "einbetten.html", ...AT_STABLE_ADDRESSES },
      output: { entryFileNames: ({ name }) => (name in AT_STABLE_ADDRESSES ? "[name].js" : "assets/[name]-[hash].js") },
    },
  },
});
