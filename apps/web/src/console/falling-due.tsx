import type { FallingDue } from '../client';
import { shortInParis } from '../ui/time';
import { ERASED } from './retention.data';

const FATE = {
  hold: 'gelé : rien n’est effacé',
  children: 'attend ses dossiers rattachés',
} as const;

/** Which part of which case goes when, the nearest first. */
export function FallingDueTable({ due }: { due: readonly FallingDue[] }) {
  return (
    <section aria-labelledby="due">
      <h2 id="due">Échéances des 90 prochains jours</h2>
      {due.length === 0 ? (
        <p>Rien n’arrive à échéance.</p>
      ) : (
        <table className="stack">
          <caption>Effacés automatiquement à l’échéance, sauf gel. Heures de Paris.</caption>
          <thead>
            <tr>
              <th scope="col">Échéance</th>
              <th scope="col">Dossier</th>
              <th scope="col">Ce qui sera effacé</th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {due.map(({ reference, rule, until, waitsFor }) => (
              <tr key={reference + rule}>
                <td data-label="Échéance">{shortInParis(until)}</td>
                <td data-label="Dossier">{reference}</td>
                <td data-label="Ce qui sera effacé">{ERASED[rule] ?? rule}</td>
                <td data-label="État">{waitsFor ? FATE[waitsFor] : 'sera effacé'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
