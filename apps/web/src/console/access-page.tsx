import { useEffect, useState } from 'react';
import { askAccess, breakGlass, readMyRequests, type MyRequest, type Session } from '../client';
import { DoneLine } from '../ui/done-line';
import { goTo, useTitle } from '../ui/route';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { ASK_ACCESS, BREAK_GLASS } from './access.data';
import { PlainForm } from './plain-form';

/** A case that the reader may not know: access that is asked for, and the glass that is broken when it cannot wait. */
export function AccessPage({ session }: { session: Session }) {
  useTitle('Demander un accès – console');
  const [requests, setRequests] = useState<MyRequest[]>([]);
  const [asked, setAsked] = useState(0);
  const { busy, trouble, run } = useWork();
  useEffect(() => {
    void run(async () => setRequests(await readMyRequests()));
  }, [run]);
  const ask = (body: unknown) =>
    run(async () => {
      await askAccess(body);
      setRequests(await readMyRequests());
      setAsked((n) => n + 1);
    });
  return (
    <>
      <h1 tabIndex={-1}>Demander un accès</h1>
      <TroubleBox trouble={trouble} />
      <section aria-labelledby="ask">
        <h2 id="ask">Demander à connaître un dossier</h2>
        <p className="hint">
          La personne qui pilote le dossier répond. Rien ne dit ici si la référence existe.
        </p>
        <PlainForm act={ASK_ACCESS} busy={busy} onSend={ask} />
        <DoneLine count={asked}>Votre demande est envoyée.</DoneLine>
        <MyRequests requests={requests} />
      </section>
      {session.capabilities.includes('break_glass') && <Glass />}
    </>
  );
}

function Glass() {
  const { busy, trouble, run } = useWork();
  const open = (body: unknown) => run(async () => goTo(`/console/dossiers/${await breakGlass(body)}`));
  return (
    <section aria-labelledby="glass">
      <h2 id="glass">Bris de glace</h2>
      <p className="hint">
        Un seul dossier, en lecture, pendant une heure. L’encadrement et le délégué à la protection des
        données sont prévenus aussitôt ; une autre personne revoit ce recours dans les 72 heures.
      </p>
      <TroubleBox trouble={trouble} />
      <PlainForm act={BREAK_GLASS} busy={busy} onSend={open} />
    </section>
  );
}

const OUTCOME = { granted: 'accordé', refused: 'refusé' } as const;

function MyRequests({ requests }: { requests: MyRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <table className="stack">
      <caption>Vos demandes. Heures de Paris.</caption>
      <thead>
        <tr>
          <th scope="col">Référence</th>
          <th scope="col">Demandé</th>
          <th scope="col">Réponse</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, reference, reason, askedAt, outcome, answer }) => (
          <tr key={id}>
            <td data-label="Référence">{reference}</td>
            <td data-label="Demandé">
              {shortInParis(askedAt)}
              <span className="sub">{reason}</span>
            </td>
            <td data-label="Réponse">
              {outcome ? OUTCOME[outcome as keyof typeof OUTCOME] : 'en attente'}
              {answer && <span className="sub">{answer}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
