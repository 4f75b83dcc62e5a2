/**
 * Where everything of the atlas lies: at the addresses of a server, or in files of the same names in any folder of any
 * host, as `atlas publish` writes them. The page says which: files have the way to their folder in `data-root`, and `data-public` where it is known who sees them.
 */

import { DEFAULT_LANGUAGE } from "./texts";

const { root: ROOT, public: PUBLIC } = globalThis.document?.documentElement.dataset ?? {};

/** True on a site of files: there is nobody who could answer a question. */
export const IS_FILES = ROOT !== undefined;

/** The parameters to each value of which there is a file. */
const FILED = /^(area|by|city_ags)=[\w-]+$/;
const DEFAULT_FORMAT = "json";
/** The formats whose files end otherwise than their names (atlas/export/formats.py). */
const ENDINGS: Readonly<Record<string, string>> = { "csv-de": "excel.csv", jsonfg: "fg.json" };

/** The folder of a language; the default one, or none, lies in the folder of them all. */
const folderOf = (code: string): string => (code === "" || code === DEFAULT_LANGUAGE ? "" : `${code}/`);

/** The file with what the server answers at an address (api/publish/places.py has the same rule); null if none has it. */
function fileOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address.slice(1), "http://atlas/");
  if (/\.\w+$/.test(pathname)) return pathname.slice(1);
  const format = searchParams.get("f") ?? DEFAULT_FORMAT;
  const folder = folderOf(searchParams.get("lang") ?? "");
  for (const name of ["f", "lang", "limit"]) searchParams.delete(name);
  const question = searchParams.toString();
  if (question && !FILED.test(question)) return null;
  return `${folder}${pathname.slice(1)}${question && `/${question}`}.${ENDINGS[format] ?? format}`;
}

/** Where the data of an address of the server are; null where they are not to be had. */
export function dataAt(address: string): string | null {
  if (ROOT === undefined) return address;
  // A sheet says where it is from: there is none before that is known.
  const file = PUBLIC === undefined && address.endsWith(".pdf") ? null : fileOf(address);
  return file && ROOT + file;
}

/** Where a page is, in a language by its code. */
export function pageAt(path: string, code: string, asked: Readonly<Record<string, string>> = {}): string {
  if (ROOT !== undefined) return `${ROOT}${folderOf(code)}${path === "/" ? "" : `${path.slice(1)}/`}`;
  const query = new URLSearchParams({ ...asked, ...(folderOf(code) && { lang: code }) }).toString();
  return query ? `${path}?${query}` : path;
}
