import type { RetentionRule } from '../client';

/** `6 mois`, `5 ans`. */
function spellMonths(months: number): string {
  const years = months / 12;
  if (!Number.isInteger(years)) return `${months} mois`;
  return years === 1 ? '1 an' : `${years} ans`;
}

/** The dated rules of today; durations are those of whoever answers for the processing. */
export function RetentionRules({ rules }: { rules: readonly RetentionRule[] }) {
  return (
    <details className="more">
      <summary>Règles de conservation</summary>
      <table className="stack">
        <caption>En vigueur aujourd’hui.</caption>
        <thead>
          <tr>
            <th scope="col">Ce qui est effacé</th>
            <th scope="col">Après</th>
            <th scope="col">Fondement</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ kind, what, months, from, basis, proof, erasedBy }) => (
            <tr key={kind}>
              <td data-label="Ce qui est effacé">
                {what}
                {erasedBy === 'person' && <span className="sub">jamais effacé par Vigie elle-même</span>}
              </td>
              <td data-label="Après">
                {spellMonths(months)}
                <span className="sub">depuis {from}</span>
              </td>
              <td data-label="Fondement">
                {basis}
                {proof === 'to_confirm' && <span className="sub">durée à confirmer par le responsable</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
