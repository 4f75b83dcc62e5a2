/** Keeping one record: its form, what the checks say of it, and how it is published. */

import type { Desk, View } from "../views";
import { Editor } from "./editor";
import { COLLECTIONS, type Collection } from "./layout";
import { NEW } from "./records";
import { unknownKind } from "./unknown";

const isCollection = (name: string | undefined): name is Collection => COLLECTIONS.includes(name as Collection);

export function open(desk: Desk): View {
  const { collection, id = NEW } = desk.params;
  return isCollection(collection) ? new Editor(desk, collection, id === NEW ? null : id) : unknownKind(desk);
}
