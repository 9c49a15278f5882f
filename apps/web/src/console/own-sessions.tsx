import { useCallback, useEffect, useState } from 'react';
import { readSessions, revokeOtherSessions, revokeSession, type OpenSession } from '../client';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

const METHODS: Record<string, string> = {
  password: 'mot de passe',
  totp: 'code',
  passkey: 'clé d’accès',
  recovery_code: 'code de secours',
  provider: 'fournisseur d’identité',
  code: 'code d’accès',
};
const spell = (method: string) =>
  method
    .split('+')
    .map((part) => METHODS[part] ?? part)
    .join(' et ');

/** Where the account is signed in; each session can be ended. */
export function OwnSessions() {
  const [sessions, setSessions] = useState<OpenSession[]>([]);
  const { busy, trouble, run } = useWork();
  const read = useCallback(async () => setSessions(await readSessions()), []);
  useEffect(() => void run(read), [run, read]);
  const end = (work: () => Promise<void>) => void run(async () => work().then(read));
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Sessions ouvertes</h2>
      <TroubleBox trouble={trouble} />
      <table className="stack">
        <caption>Heures de Paris.</caption>
        <thead>
          <tr>
            <th scope="col">Appareil</th>
            <th scope="col">Par</th>
            <th scope="col">Ouverte</th>
            <th scope="col">Vue</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={busy}
              onEnd={() => end(() => revokeSession(session.id))}
            />
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <button type="button" className="quiet" disabled={busy} onClick={() => end(revokeOtherSessions)}>
          Fermer toutes les autres sessions
        </button>
      )}
    </section>
  );
}

interface SessionRowProps {
  session: OpenSession;
  busy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const { device, method, openedAt, seenAt, current } = session;
  const said = `Fermer la session ${device} ouverte ${shortInParis(openedAt)}`;
  return (
    <tr>
      <td data-label="Appareil">{device}</td>
      <td data-label="Par">{spell(method)}</td>
      <td data-label="Ouverte">{shortInParis(openedAt)}</td>
      <td data-label="Vue">{shortInParis(seenAt)}</td>
      <td data-label="État">
        {current ? (
          'celle-ci'
        ) : (
          <button type="button" className="quiet small" disabled={busy} aria-label={said} onClick={onEnd}>
            Fermer
          </button>
        )}
      </td>
    </tr>
  );
}
