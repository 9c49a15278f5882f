import { inParis } from '../ui/time';
import type { CasePart } from './case-part';

/** Times that the desk sets for itself; apart from what the law asks. */
export function Targets({ state: { desk } }: CasePart) {
  if (!desk || desk.targets.length === 0) return null;
  return (
    <section aria-labelledby="targets">
      <h2 id="targets">Objectifs internes</h2>
      <p className="hint">Heures que le CERT se fixe ; aucune n’est une échéance légale.</p>
      <ul className="cards">
        {desk.targets.map(({ name, label, dueAt, doneAt, missed }) => (
          <li key={name} className={missed ? 'late' : doneAt ? 'done' : 'due'}>
            <strong>{label}</strong> {missed && <span className="chip">Manqué</span>}
            <p>
              {dueAt ? `pour ${inParis(dueAt)}` : 'le CERT est fermé trop longtemps pour une heure'}
              {doneAt ? ` ; fait ${inParis(doneAt)}` : ' ; pas encore fait'}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
