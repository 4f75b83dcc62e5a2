import { defineConfig } from "vite";
import { fonts } from "./tools/fonts.ts";
import { FOLDER, texts } from "./tools/texts.ts";

export default defineConfig({
  base: "/",
  plugins: [fonts(), texts()],
  server: { fs: { allow: [".", FOLDER] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: true,
    license: { fileName: "assets/licences.md" },
  },
});
