/** Talks in the cities: what is due, what is planned and what was held; and the calendar of them. */

import type { Desk, View } from "../views";
import { VisitsView } from "./view";

export const open = (desk: Desk): View => new VisitsView(desk);
