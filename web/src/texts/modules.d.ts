/** A catalogue file, without its comments. */
declare module "*.ftl" {
  const text: string;
  export default text;
}

/** All languages for which there is a catalogue file, the default first. */
declare module "virtual:languages" {
  export const LANGUAGES: readonly import("./language.ts").Language[];
}

/** What of a catalogue is needed after the first view. */
declare module "*.ftl?later" {
  const text: string;
  export default text;
}
