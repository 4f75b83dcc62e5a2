/** The Vite plugin that lays each built text file beside itself once more, as small as brotli and gzip can make it. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(css|html|js)$/;
const brotlied = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function pack(path: string): Promise<void> {
  const text = await readFile(path);
  await Promise.all([
    writeFile(`${path}.br`, await brotlied(text)),
    writeFile(`${path}.gz`, await gzipped(text, { level: 9 })),
  ]);
}

export function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const names = Object.keys(bundle).filter((name) => TEXT.test(name));
      await Promise.all(names.map((name) => pack(join(dir, name))));
    },
  };
}
