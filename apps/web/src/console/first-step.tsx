import { useState, type FormEvent } from 'react';
import { provePasskey, signIn, startAtProvider, type Opened, type Provider } from '../client';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork, type Work } from '../ui/use-work';

const EMAIL = { name: 'email', label: 'Adresse', type: 'email', autoComplete: 'username' } as const;
const PASSWORD = {
  name: 'password',
  label: 'Mot de passe',
  type: 'password',
  autoComplete: 'current-password',
} as const;

interface FirstStepProps {
  provider: Provider | null;
  onOpened: (opened: Opened) => void;
  /** Somebody handed a code over. */
  onCode: () => void;
}

/** Who it is: by password, by a passkey alone, by a provider, or by a code that was handed over. */
export function FirstStep({ provider, onOpened, onCode }: FirstStepProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { busy, trouble, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (!email.trim()) found.email = 'Indiquez votre adresse.';
    if (!password) found.password = 'Indiquez votre mot de passe.';
    setFaults(found);
    if (Object.keys(found).length === 0) void run(async () => onOpened(await signIn(email.trim(), password)));
  };
  return (
    <>
      <ErrorSummary faults={faults} />
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <TextField {...EMAIL} value={email} error={faults.email} onChange={setEmail} />
        <TextField {...PASSWORD} value={password} error={faults.password} onChange={setPassword} />
        <button type="submit" disabled={busy}>
          {busy ? 'Connexion…' : 'Se connecter'}
        </button>
      </form>
      <OtherWays provider={provider} busy={busy} run={run} onOpened={onOpened} onCode={onCode} />
    </>
  );
}

function OtherWays({ provider, busy, run, onOpened, onCode }: FirstStepProps & Pick<Work, 'busy' | 'run'>) {
  const byPasskey = () => void run(async () => onOpened(await provePasskey('/sessions')));
  const byProvider = () => void run(async () => location.assign(await startAtProvider()));
  return (
    <>
      <p>
        <button type="button" className="quiet" disabled={busy} onClick={byPasskey}>
          Utiliser une clé d’accès
        </button>
      </p>
      {provider && (
        <p>
          <button type="button" className="quiet" disabled={busy} onClick={byProvider}>
            Continuer avec {provider.name}
          </button>
        </p>
      )}
      <p>
        <button type="button" className="link" onClick={onCode}>
          J’ai reçu un code d’accès
        </button>
      </p>
    </>
  );
}
