/** The words of the interface. A further language is one more file of the type Texts. */

import { de } from "./de";

export type Texts = typeof de;

export const t: Texts = de;
