/** The programme cities on a map and in a table, which share what is chosen; from here cities change hands. */

import type { Desk, View } from "../views";
import { Board } from "./board";

export const open = (desk: Desk): View => new Board(desk);
