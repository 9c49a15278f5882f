import type { FollowUpKey } from '../client';
import { PdfButton } from './pdf-button';

const PAPERS = [
  { path: 'receipt.pdf', name: 'recepisse', label: 'Récépissé (PDF)' },
  { path: 'sheets/cnil/pdf', name: 'cnil', label: 'Fiche CNIL pré-remplie (PDF)' },
  { path: 'sheets/anssi/pdf', name: 'anssi', label: 'Fiche ANSSI pré-remplie (PDF)' },
];

/** What can be kept: the receipt, and the forms of the authorities filled with what was declared. */
export function Papers({ followUpKey, onLeave }: { followUpKey: FollowUpKey; onLeave: () => void }) {
  return (
    <p className="actions">
      {PAPERS.map((paper) => (
        <PdfButton key={paper.path} followUpKey={followUpKey} {...paper} />
      ))}
      <button type="button" className="quiet" onClick={onLeave}>
        Fermer ce suivi
      </button>
    </p>
  );
}
