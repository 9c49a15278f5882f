import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { createKey, readKeys, revokeKey, type ApiKey } from '../client';
import { CopyButton } from '../ui/copy-button';
import { ListField, SeveralField, TextField } from '../ui/fields';
import { shortInParis } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

const SCOPES = { declare: 'Déclarer au nom de l’établissement', read_own: 'Lire ses dossiers' };
const spell = (scope: string) => (SCOPES as Record<string, string>)[scope] ?? scope;
const DAYS = { '30': '30 jours', '90': '90 jours', '180': '180 jours', '365': 'Un an' };

/** Keys of the facility's tools: made, shown once, revoked. */
export function ApiKeys() {
  const [keys, setKeys] = useState<ApiKey[]>([]);
  const [made, setMade] = useState<string | null>(null);
  const { busy, trouble, run } = useWork();
  const read = useCallback(async () => setKeys(await readKeys()), []);
  useEffect(() => void run(read), [run, read]);
  const create = (said: NewKey) =>
    run(async () => {
      setMade(await createKey(said));
      await read();
    });
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">Clés d’interface</h2>
      <p className="hint">
        Pour les outils de l’établissement. Une clé s’éteint à son terme, ou avec le compte qui l’a créée.
      </p>
      <TroubleBox trouble={trouble} />
      {made && (
        <p className="codes" role="status">
          Copiez cette clé maintenant, elle ne sera plus montrée : <code>{made}</code>{' '}
          <CopyButton text={made} />
        </p>
      )}
      <ul>
        {keys.map((key) => (
          <KeyLine
            key={key.id}
            held={key}
            busy={busy}
            onRevoke={() => void run(async () => revokeKey(key.id).then(read))}
          />
        ))}
      </ul>
      <KeyForm busy={busy} onCreate={create} />
    </section>
  );
}

function KeyLine({ held, busy, onRevoke }: { held: ApiKey; busy: boolean; onRevoke: () => void }) {
  const { label, hint, scopes, expiresAt, lastUsedAt, revokedAt } = held;
  return (
    <li>
      {label} (<code>{hint}…</code>) : {scopes.map(spell).join(', ')}{' '}
      <span className="hint">
        {revokedAt ? `révoquée ${shortInParis(revokedAt)}` : `vaut jusqu’au ${shortInParis(expiresAt)}`},{' '}
        {lastUsedAt ? `dernier usage ${shortInParis(lastUsedAt)}` : 'jamais utilisée'}
      </span>{' '}
      {!revokedAt && (
        <button
          type="button"
          className="quiet small"
          disabled={busy}
          aria-label={`Révoquer la clé ${label}`}
          onClick={onRevoke}
        >
          Révoquer
        </button>
      )}
    </li>
  );
}

interface NewKey {
  label: string;
  scopes: string[];
  days: number;
}

interface KeyFormProps {
  busy: boolean;
  onCreate: (said: NewKey) => Promise<boolean>;
}

function KeyForm({ busy, onCreate }: KeyFormProps) {
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<string[]>(['declare']);
  const [days, setDays] = useState('90');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === '') return document.getElementById('f-key')?.focus();
    if (await onCreate({ label: label.trim(), scopes, days: Number(days) })) setLabel('');
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <TextField name="key" label="Outil" maxLength={60} value={label} onChange={setLabel} />
      <SeveralField label="Usages" options={SCOPES} values={scopes} onChange={setScopes} />
      <ListField name="key-days" label="Durée" options={DAYS} value={days} onChange={setDays} />
      <button type="submit" className="quiet" disabled={busy}>
        Créer une clé
      </button>
    </form>
  );
}
