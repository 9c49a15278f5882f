import { useState, type FormEvent } from 'react';
import { signIn, type Session } from '../client';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/fields';
import { useTitle } from '../ui/route';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

const EMAIL = { name: 'email', label: 'Adresse', type: 'email', autoComplete: 'username' } as const;
const PASSWORD = {
  name: 'password',
  label: 'Mot de passe',
  type: 'password',
  autoComplete: 'current-password',
} as const;

/** Opens a session. */
export function SignInPage({ onSession }: { onSession: (session: Session) => void }) {
  useTitle('Connexion – console');
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
    if (Object.keys(found).length === 0)
      void run(async () => onSession(await signIn(email.trim(), password)));
  };
  return (
    <>
      <h1 tabIndex={-1}>Console du CERT</h1>
      <ErrorSummary faults={faults} />
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <TextField {...EMAIL} value={email} error={faults.email} onChange={setEmail} />
        <TextField {...PASSWORD} value={password} error={faults.password} onChange={setPassword} />
        <button type="submit" disabled={busy}>
          {busy ? 'Connexion…' : 'Se connecter'}
        </button>
      </form>
    </>
  );
}
