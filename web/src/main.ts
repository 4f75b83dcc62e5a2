/** The entry: runs the program's parts one after the other, each in a task of its own, so that a phone answers between them. */

import "leaflet/dist/leaflet.css";
import "./styles/index.css";
import { pause } from "./pause";

async function run(): Promise<void> {
  await import("leaflet");
  await pause();
  const { begin } = await import("./begin");
  await pause();
  await begin();
}

void run();
