/** The entry of the staff workspace. */

import "../styles/staff/index.css";
import { element } from "../dom";
import { drawPatterns } from "../map/patterns";
import { Shell } from "./shell";
import { speakRemembered } from "./texts";

async function start(): Promise<void> {
  await speakRemembered();
  drawPatterns(element("patterns"));
  await new Shell().start();
}

void start();
