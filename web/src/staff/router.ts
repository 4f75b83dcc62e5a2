/** Addresses of the workspace and what they mean. Pure but for the clicks it listens to. */

export interface Route<E> {
  entry: E;
  params: Record<string, string>;
}

/** The named parts of a path that fits a pattern with ":names"; null where it does not fit. */
export function paramsOf(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const parts = path.replace(/\/$/, "").split("/");
  if (wanted.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [n, part] of wanted.entries()) {
    const found = parts[n] ?? "";
    if (part.startsWith(":") && found) params[part.slice(1)] = decoded(found);
    else if (part !== found) return null;
  }
  return params;
}

/** What somebody typed may be no proper escape; then it is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The entry that a path leads to. */
export function routeOf<E extends { path: string }>(entries: readonly E[], path: string): Route<E> | null {
  for (const entry of entries) {
    const params = paramsOf(entry.path, path);
    if (params) return { entry, params };
  }
  return null;
}

/** Call `go` for plain clicks on links that stay in the workspace; all others are the browser's. */
export function followLinks(go: (address: string) => void): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
    if (!/^\/mitarbeit(\/|$)/.test(link.pathname) || link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
