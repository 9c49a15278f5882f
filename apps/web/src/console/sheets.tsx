import { sheetAddress } from '../client';
import type { CasePart } from './case-part';

const FOR_AGENCIES = { synthesis: 'Synthèse ARS et FSSI' };
const FOR_FACILITIES = { cnil: 'CNIL', anssi: 'ANSSI (CERT-FR)' };

/** Pre-filled sheets, as PDF marked TLP on each page. */
export function Sheets({ state, session }: CasePart) {
  const seesAll = session.kind === 'staff';
  const isAgency = session.organisation.startsWith('ars:') || session.organisation === 'fssi';
  const offered = {
    ...(seesAll || isAgency ? FOR_AGENCIES : {}),
    ...(seesAll || session.organisation.startsWith('facility:') ? FOR_FACILITIES : {}),
  };
  if (Object.keys(offered).length === 0) return null;
  return (
    <section aria-labelledby="sheets">
      <h2 id="sheets">Fiches pré-remplies</h2>
      <ul>
        {Object.entries(offered).map(([sheet, words]) => (
          <li key={sheet}>
            <a href={sheetAddress(state.id, sheet)} download>
              {words} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
