/** Who is known to have been responsible on a day; the same rule as `Responsibility` in atlas/assign.py. Pure. */

import type { Assignment, Manager } from "./types";

export class Responsible {
  readonly #assignments: readonly Assignment[];

  /** The assignments as the API sends them: those of a city in the order of time. */
  constructor(assignments: readonly Assignment[]) {
    this.#assignments = assignments;
  }

  /** The manager of a city on a day (ISO); null where nobody is known. */
  on(ags: string, day: string): Manager | null {
    const begun = ({ city_ags, since }: Assignment): boolean => city_ags === ags && (since ?? "") <= day;
    const last = this.#assignments.findLast(begun);
    if (!last?.manager || (last.known_from ?? "") > day) return null;
    const { former_names, ...person } = last.manager;
    const name = former_names.find(({ until }) => day <= until)?.name ?? person.name;
    const { since, confirmed, basis } = last;
    return { ...person, name, valid_from: since, confirmed, basis, substitute: null };
  }
}
