import { useCallback, useEffect, useState } from 'react';
import { certificateAddress, readCertificates, type Certificate } from '../client';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ERASED } from './retention.data';

/** What the certificate itself says, as far as the page shows it. */
interface Said {
  what: string;
  basis: string;
  askedByTwoPersons: boolean;
  rows: Record<string, number>;
}

/** What is left of what was erased, each to be opened, kept and verified elsewhere. */
export function Certificates() {
  const [certificates, setCertificates] = useState<Certificate[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const { busy, trouble, run } = useWork();
  const load = useCallback(
    (after: string | null) =>
      run(async () => {
        const page = await readCertificates(after);
        setCertificates((shown) => (after === null ? page.certificates : [...shown, ...page.certificates]));
        setNext(page.next);
      }),
    [run],
  );
  useEffect(() => void load(null), [load]);
  return (
    <section aria-labelledby="certificates">
      <h2 id="certificates">Certificats d’effacement</h2>
      <p className="hint">
        Signés avec la clé du registre ; un fichier téléchargé se vérifie par{' '}
        <code>npm run audit:verify</code>, sans rien demander à Vigie.
      </p>
      <TroubleBox trouble={trouble} />
      {certificates.length === 0 && !trouble && !busy && <p>Rien n’a encore été effacé.</p>}
      <ul className="cards">
        {certificates.map((certificate) => (
          <li key={certificate.id} className="done">
            <Told certificate={certificate} />
          </li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="quiet" disabled={busy} onClick={() => void load(next)}>
          Plus anciens
        </button>
      )}
    </section>
  );
}

function Told({ certificate }: { certificate: Certificate }) {
  const { id, case: of, rule, erasedAt, signature, key } = certificate;
  const { what, basis, askedByTwoPersons, rows } = JSON.parse(certificate.certificate) as Said;
  const facts = [
    ['Effacé', what],
    ['Fondement', basis],
    ['Décidé', askedByTwoPersons ? 'par deux personnes, avant terme' : 'par la règle, à son terme'],
    ['Lignes effacées, par table', spellRows(rows)],
    ['Signature', signature],
    ['Clé', key],
  ];
  const name = `${ERASED[rule] ?? rule}, ${shortInParis(erasedAt)}`;
  return (
    <>
      <h3>{name}</h3>
      {of && <p className="hint">Dossier {of}</p>}
      <p>
        <a href={certificateAddress(id)} download>
          Télécharger<span className="unseen"> le certificat : {name}</span>
        </a>
      </p>
      <details className="why">
        <summary>
          Ouvrir<span className="unseen"> le certificat : {name}</span>
        </summary>
        <dl className="facts">
          {facts.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** Tables by the names that the certificate signs; empty ones say nothing. */
const spellRows = (rows: Record<string, number>) =>
  Object.entries(rows)
    .filter(([, n]) => n > 0)
    .map(([table, n]) => `${n} ${table}`)
    .join(', ') || 'aucune';
