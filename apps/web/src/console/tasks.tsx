import type { Case } from '../client';
import { inParis } from '../ui/time';

/** What a person must do because the product will not, or cannot. */
export function Tasks({ state: { desk } }: { state: Case }) {
  const open = desk?.tasks.filter(({ doneAt }) => doneAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">Tâches</h2>
      <ul className="cards">
        {open.map(({ id, todo, openedAt }) => (
          <li key={id} className="late">
            {todo}
            <p className="hint">Depuis {inParis(openedAt)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
