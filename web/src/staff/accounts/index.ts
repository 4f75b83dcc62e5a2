/** Accounts: everybody's own password and tokens, and for those who keep them all accounts. */

import type { Desk, View } from "../views";
import { AccountsView } from "./view";

export const open = (desk: Desk): View => new AccountsView(desk);
