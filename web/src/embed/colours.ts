/** The colours the host page asks for, whatever the visitor's system prefers. */

import type { Colours } from "./options";

const DARK = /prefers-color-scheme:\s*dark/;

const isDarkRule = (rule: CSSRule): rule is CSSMediaRule =>
  rule instanceof CSSMediaRule && DARK.test(rule.conditionText);

/** The style sheets hold the dark colours in media rules: here these hold always, or never. */
export function wear(colours: Colours): void {
  if (colours === "auto") return;
  document.documentElement.style.colorScheme = colours;
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter(isDarkRule);
  for (const rule of rules) rule.media.mediaText = colours === "dark" ? "all" : "not all";
}
