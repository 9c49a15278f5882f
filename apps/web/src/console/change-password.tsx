import { useState, type FormEvent } from 'react';
import { changePassword } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

/** Another password; the other sessions of the account end with it. */
export function ChangePassword() {
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const { busy, trouble, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    void run(async () => {
      await changePassword(password);
      setPassword('');
      setDone(true);
    });
  };
  return (
    <details className="more">
      <summary>Changer de mot de passe</summary>
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <TextField
          name="new-password"
          label="Nouveau mot de passe"
          hint="Au moins 12 caractères ; quelques mots sans lien font l’affaire. Vos autres sessions se ferment."
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
        />
        <button type="submit" disabled={busy}>
          Changer le mot de passe
        </button>
        <span role="status">{done ? ' Mot de passe changé.' : ''}</span>
      </form>
    </details>
  );
}
