import { useState, type FormEvent } from 'react';
import { TextField, TickField } from '../ui/fields';
import type { CasePart } from './case-part';

/** What is sent: the words, and the decision of this case when it is to be everybody's. */
function bodyOf({ state: { qualification } }: CasePart, message: string, follow: boolean) {
  const { indents, otherSectors, nationalScope, certFrSupport, reason } = qualification ?? {};
  const decision = { indents, otherSectors, nationalScope, certFrSupport, reason };
  return { ...(message && { message }), ...(follow && { qualification: decision }) };
}

/** One update to all children: a message to each facility, and the decision of this case for each of them. */
export function ShareForm(part: CasePart) {
  const [message, setMessage] = useState('');
  const [follow, setFollow] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const empty = message.trim() === '' && !follow;
    setError(empty ? 'Écrivez un message, ou partagez la qualification.' : undefined);
    if (empty) return document.getElementById('f-shared')?.focus();
    if (await part.desk.perform('updates', bodyOf(part, message.trim(), follow))) setMessage('');
  };
  return (
    <details className="more">
      <summary>Une mise à jour à tous les enfants</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          name="shared"
          label="Message aux structures"
          hint="Chacune est prévenue et le lit sur sa page de suivi."
          required={false}
          rows={3}
          value={message}
          error={error}
          onChange={setMessage}
        />
        {part.state.qualification && (
          <TickField
            label="Qualifier chaque enfant comme ce dossier"
            hint="Pour le compte de son ARS ; une qualification propre, plus récente, n’est pas remplacée."
            value={follow}
            onChange={setFollow}
          />
        )}
        <button type="submit" disabled={part.desk.busy}>
          Envoyer à tous
        </button>
      </form>
    </details>
  );
}
