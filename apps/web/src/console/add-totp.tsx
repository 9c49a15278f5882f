import { useState, type FormEvent } from 'react';
import { beginTotp, confirmTotp, type Opened } from '../client';
import { CopyButton } from '../ui/copy-button';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

const CODE = {
  name: 'first-code',
  label: 'Code que montre l’application',
  autoComplete: 'one-time-code',
} as const;

/** Adds an authenticator application: its secret, then its first code. */
export function AddTotp({ onAdded }: { onAdded: (opened: Opened) => void }) {
  const [made, setMade] = useState<{ secret: string; address: string } | null>(null);
  const [code, setCode] = useState('');
  const { busy, trouble, run } = useWork();
  const begin = () => void run(async () => setMade(await beginTotp()));
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => onAdded(await confirmTotp(code.trim())));
  };
  return (
    <section aria-labelledby="add-totp">
      <h2 id="add-totp">Application d’authentification</h2>
      <TroubleBox trouble={trouble} />
      {!made && (
        <button type="button" className="quiet" disabled={busy} onClick={begin}>
          Préparer une application
        </button>
      )}
      {made && (
        <form noValidate onSubmit={confirm}>
          <p>
            Ouvrez votre application, ajoutez un compte par <a href={made.address}>ce lien</a> sur ce
            téléphone, ou saisissez cette clé :
          </p>
          <p className="codes">
            <code data-testid="totp-secret">{made.secret.match(/.{4}/g)!.join(' ')}</code>{' '}
            <CopyButton text={made.secret} />
          </p>
          <TextField {...CODE} maxLength={6} value={code} onChange={setCode} />
          <button type="submit" disabled={busy}>
            Confirmer l’application
          </button>
        </form>
      )}
    </section>
  );
}
