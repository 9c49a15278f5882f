import { inParis } from '../ui/time';
import { ActForm } from './act-form';
import type { CasePart } from './case-part';

/** What a person must do: because the product will not, or cannot, or because somebody wrote it down. */
export function Tasks(part: CasePart) {
  const { state, session } = part;
  const open = state.desk?.tasks.filter(({ doneAt }) => doneAt === null) ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">Tâches</h2>
      <ul className="cards">
        {open.map(({ id, todo, openedAt, dueAt }) => (
          <li key={id} className="late">
            {todo}
            <p className="hint">
              Depuis {inParis(openedAt)}
              {dueAt && ` ; pour ${inParis(dueAt)}`}
            </p>
            {session.capabilities.includes('triage') && (
              <ActForm
                act={{
                  path: `tasks/${id}/done`,
                  title: 'Faite',
                  fields: [{ name: 'outcome', label: 'Ce qu’il en est sorti' }],
                }}
                part={part}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
