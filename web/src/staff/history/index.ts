/** The history: who changed what, when and why, field by field, and the way back to any state. */

import type { Desk, View } from "../views";
import { HistoryView } from "./view";

export const open = (desk: Desk): View => new HistoryView(desk);
