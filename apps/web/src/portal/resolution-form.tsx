import { useState, type FormEvent } from 'react';
import { newKey, tell } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import type { FollowUpPart } from './follow-up-part';

/** The end of an incident is declared without delay (art. D.1111-16-3). */
export function ResolutionForm({ page, followUpKey, onPage }: FollowUpPart) {
  const [causes, setCauses] = useState('');
  const [error, setError] = useState<string>();
  const [commandKey] = useState(newKey);
  const { busy, trouble, run } = useWork();
  // The desk qualifies first; until then the API refuses, so the page does not ask.
  if (!['qualified', 'handling'].includes(page.status)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = causes.trim() === '';
    setError(empty ? 'Indiquez les causes, ou « inconnues ».' : undefined);
    if (empty) return document.getElementById('f-causes')?.focus();
    void run(async () =>
      onPage(await tell(followUpKey, 'resolution', { causes: causes.trim() }, commandKey)),
    );
  };
  return (
    <details className="more">
      <summary>L’incident est terminé</summary>
      <form noValidate onSubmit={submit}>
        <TextField
          name="causes"
          label="Causes, ou « inconnues »"
          rows={3}
          value={causes}
          error={error}
          onChange={setCauses}
        />
        <button type="submit" disabled={busy}>
          Déclarer la fin de l’incident
        </button>
        <TroubleBox trouble={trouble} kept="Votre saisie est gardée sur cette page." />
      </form>
    </details>
  );
}
