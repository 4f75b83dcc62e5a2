/** A language of the interface, as its catalogue file names itself. */
export interface Language {
  /** The name of the file, and the value of `lang` in the address. */
  code: string;
  /** What its speakers call it. */
  name: string;
  /** The BCP 47 tag for documents and for the writing of numbers and dates. */
  lang: string;
}
