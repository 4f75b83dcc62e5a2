/** Taking in a file: upload, columns, dry run, acceptance; each step shows what the next one will do. */

import type { Desk, View } from "../views";
import { IntakeView } from "./view";

export const open = (desk: Desk): View => new IntakeView(desk);
