/** The German words of what is loaded after the first view: whoever needs them imports this first. */

import german from "../../../atlas/texts/de.ftl?later";
import { addGerman } from ".";

addGerman(german);
