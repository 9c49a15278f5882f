import { useState, type FormEvent } from 'react';
import type { FollowUpKey } from '../client';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/fields';

/** What was written on the receipt. */
export function KeyForm({ busy, onOpen }: { busy: boolean; onOpen: (key: FollowUpKey) => void }) {
  const [reference, setReference] = useState('');
  const [code, setCode] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (!reference.trim()) found.reference = 'Indiquez la référence, par exemple VG-0000-0000-0000.';
    if (!code.trim()) found.code = 'Indiquez le code de suivi.';
    setFaults(found);
    if (Object.keys(found).length === 0) onOpen({ reference, code });
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary faults={faults} />
      <TextField
        name="reference"
        label="Référence"
        autoComplete="off"
        value={reference}
        error={faults.reference}
        onChange={setReference}
      />
      <TextField
        name="code"
        label="Code de suivi"
        hint="Majuscules, espaces et tirets ne comptent pas."
        autoComplete="off"
        value={code}
        error={faults.code}
        onChange={setCode}
      />
      <button type="submit" disabled={busy}>
        {busy ? 'Ouverture…' : 'Ouvrir'}
      </button>
    </form>
  );
}
