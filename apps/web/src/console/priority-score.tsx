import type { Priority } from '../client';

/** Why this number: opens under it, for the mouse, the finger and the keyboard alike. */
export function PriorityScore({ priority }: { priority: Priority }) {
  const { override, score } = priority;
  const { threat, careOffer, patients } = priority.parts;
  const parts = [
    ['Menace', threat],
    ['Offre de soins', careOffer],
    ['Patients', patients],
  ] as const;
  return (
    <details className="priority">
      <summary
        title={parts.map(([name, { weight, because }]) => `${name} ${weight}/4 : ${because}`).join('\n')}
      >
        <strong>{override?.score ?? score}</strong>
        <span className="sub"> / 64</span>
      </summary>
      <ul>
        {parts.map(([name, { weight, because }]) => (
          <li key={name}>
            {name} {weight}/4 : {because}
          </li>
        ))}
        {override && (
          <li>
            Corrigée par {override.by} : {override.reason} (la règle donnait {score})
          </li>
        )}
      </ul>
    </details>
  );
}
