import { useState, type FormEvent } from 'react';
import { redeemCode, type Opened } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

/** Comes in by a code that another person handed over. */
export function CodeEntry({ onOpened }: { onOpened: (opened: Opened) => void }) {
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const { busy, trouble, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => onOpened(await redeemCode(email.trim(), code.trim(), password)));
  };
  return (
    <>
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <TextField
          name="code-email"
          label="Adresse du compte"
          type="email"
          value={email}
          onChange={setEmail}
        />
        <TextField name="code" label="Code d’accès" autoComplete="off" value={code} onChange={setCode} />
        <TextField
          name="code-password"
          label="Mot de passe du compte"
          hint="Pour un premier accès, celui que vous choisissez : au moins 12 caractères, quelques mots sans lien."
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <button type="submit" className="quiet" disabled={busy}>
          Utiliser ce code d’accès
        </button>
      </form>
    </>
  );
}
