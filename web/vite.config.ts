import { defineConfig, type Plugin } from "vite";
import { de } from "./src/texts/de.ts";

/** Fills {{path.in.catalogue}} in index.html, so that the page's static words live in the catalogue too. */
function texts(): Plugin {
  const lookUp = (path: string): string => {
    const found = path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], de);
    if (typeof found !== "string") throw new Error(`index.html names the unknown text ${path}`);
    return found.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  };
  return {
    name: "texts",
    transformIndexHtml: (page) => page.replace(/\{\{([\w.]+)\}\}/g, (_, path: string) => lookUp(path)),
  };
}

export default defineConfig({
  base: "/",
  plugins: [texts()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: true,
    license: { fileName: "assets/licences.md" },
  },
});
