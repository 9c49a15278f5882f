import { useState } from 'react';
import {
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  startLinking,
  unlinkIdentity,
  type OwnAccount,
} from '../client';
import { CopyButton } from '../ui/copy-button';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork, type Work } from '../ui/use-work';
import { AddPasskey } from './add-passkey';
import { AddTotp } from './add-totp';
import { useProvider } from './use-provider';

interface OwnFactorsProps {
  account: OwnAccount;
  onChange: () => void;
}

/** The factors of the own account, one line each, and the ways to add one. */
export function OwnFactors({ account, onChange }: OwnFactorsProps) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const { busy, trouble, run } = useWork();
  const change = (work: () => Promise<void>) => void run(async () => work().then(onChange));
  const renew = () =>
    change(async () => {
      setCodes(await renewRecoveryCodes());
    });
  return (
    <section aria-labelledby="factors">
      <h2 id="factors">Moyens de connexion</h2>
      <TroubleBox trouble={trouble} />
      <FactorList account={account} busy={busy} change={change} />
      <p>
        Codes de secours restants : <strong>{account.recoveryCodes}</strong>{' '}
        <button type="button" className="quiet small" disabled={busy} onClick={renew}>
          Refaire dix codes de secours
        </button>
      </p>
      {codes && <RecoveryCodes codes={codes} />}
      <LinkProvider busy={busy} run={run} />
      <details className="more">
        <summary>Ajouter un moyen de connexion</summary>
        <AddPasskey onAdded={onChange} />
        <AddTotp onAdded={onChange} />
      </details>
    </section>
  );
}

interface FactorListProps {
  account: OwnAccount;
  busy: boolean;
  change: (work: () => Promise<void>) => void;
}

function FactorList({ account, busy, change }: FactorListProps) {
  return (
    <ul>
      {account.passkeys.map(({ id, label, lastUsedAt }) => (
        <Factor
          key={id}
          name={`Clé d’accès « ${label} »`}
          note={lastUsedAt ? `utilisée ${shortInParis(lastUsedAt)}` : 'jamais utilisée'}
          busy={busy}
          onRemove={() => change(() => removePasskey(id))}
        />
      ))}
      {account.totp && (
        <Factor
          name="Application d’authentification"
          note="code à six chiffres"
          busy={busy}
          onRemove={() => change(removeTotp)}
        />
      )}
      {account.identities.map(({ id, issuer, linkedAt }) => (
        <Factor
          key={id}
          name={`Identité de ${issuer}`}
          note={`liée ${shortInParis(linkedAt)}`}
          busy={busy}
          onRemove={() => change(() => unlinkIdentity(id))}
        />
      ))}
    </ul>
  );
}

function LinkProvider({ busy, run }: Pick<Work, 'busy' | 'run'>) {
  const provider = useProvider();
  if (!provider) return null;
  const link = () => void run(async () => location.assign(await startLinking()));
  return (
    <p>
      <button type="button" className="quiet" disabled={busy} onClick={link}>
        Lier {provider.name}
      </button>
    </p>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <div className="codes" role="status">
      <p>Gardez-les hors de cet ordinateur : ils ne seront plus montrés. Ceux d’avant ne valent plus rien.</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} />
    </div>
  );
}

interface FactorProps {
  name: string;
  note: string;
  busy: boolean;
  onRemove: () => void;
}

function Factor({ name, note, busy, onRemove }: FactorProps) {
  return (
    <li>
      {name} <span className="hint">({note})</span>{' '}
      <button
        type="button"
        className="quiet small"
        disabled={busy}
        aria-label={`Retirer : ${name}`}
        onClick={onRemove}
      >
        Retirer
      </button>
    </li>
  );
}
