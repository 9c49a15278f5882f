import { useState, type FormEvent } from 'react';
import { addPasskey, type Opened } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';

/** Adds a passkey: the browser asks the person, the person's device makes the key. */
export function AddPasskey({ onAdded }: { onAdded: (opened: Opened) => void }) {
  const [label, setLabel] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, trouble, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(label.trim() === '');
    if (label.trim() === '') return document.getElementById('f-passkey')?.focus();
    void run(async () => onAdded(await addPasskey(label.trim())));
  };
  return (
    <section aria-labelledby="add-passkey">
      <h2 id="add-passkey">Clé d’accès</h2>
      <p className="hint">
        Gardée par un téléphone, un ordinateur ou une clé USB, elle suffit pour se connecter et résiste à
        l’hameçonnage.
      </p>
      <TroubleBox trouble={trouble} />
      <form noValidate onSubmit={submit}>
        <TextField
          name="passkey"
          label="Nom de la clé"
          hint="Par exemple « téléphone de service »."
          maxLength={60}
          value={label}
          error={missing ? 'Donnez-lui un nom.' : undefined}
          onChange={setLabel}
        />
        <button type="submit" disabled={busy}>
          Ajouter une clé d’accès
        </button>
      </form>
    </section>
  );
}
