import { useId, useState, type FormEvent } from 'react';
import { newKey, tell, type DeclarantAct, type FollowUp } from '../client';
import { TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import type { FollowUpPart } from './follow-up-part';

type Owed = FollowUp['owed'][number];

interface TellingField {
  name: string;
  label: string;
  type?: 'number' | 'datetime-local';
  rows?: number;
}

interface Telling {
  act: DeclarantAct;
  button: string;
  fields: (owed: Owed) => TellingField[];
  body: (typed: Record<string, string>, owed: Owed) => unknown;
}

/** How a facility says that it has done what it owed, by act. */
const TELLINGS: Record<string, Telling> = {
  file: {
    act: 'filings',
    button: 'J’ai notifié',
    fields: ({ overdue }) => [
      { name: 'reference', label: 'Numéro de récépissé donné par l’autorité' },
      ...(overdue ? [{ name: 'lateReason', label: 'Motifs du retard', rows: 2 }] : []),
    ],
    body: ({ reference, lateReason }, owed) => ({
      ...{ with: withOf(owed), phase: owed.phase, reference, lateReason },
      facility: owed.facilityId,
    }),
  },
  inform_persons: {
    act: 'persons-informed',
    button: 'Les personnes sont informées',
    fields: () => [
      { name: 'count', label: 'Combien de personnes', type: 'number' },
      { name: 'means', label: 'Par quel moyen' },
      { name: 'informedAt', label: 'Quand (heure de votre appareil)', type: 'datetime-local' },
    ],
    body: ({ count, means, informedAt }, { facilityId }) => ({
      ...{ count: Number(count), means, facility: facilityId },
      informedAt: informedAt ? new Date(informedAt).toISOString() : null,
    }),
  },
  register: {
    act: 'register-entry',
    button: 'C’est inscrit au registre',
    fields: () => [],
    body: (_, { facilityId }) => ({ facility: facilityId }),
  },
  confirm: {
    act: 'confirmation',
    button: 'Je confirme ce que le CERT a saisi',
    fields: () => [],
    body: () => ({}),
  },
};

/** Who received it, as the API names it. */
function withOf({ creditor, rule }: Owed): string {
  if (rule.startsWith('R23-')) return 'nis2';
  return creditor.startsWith('ars:') ? 'ars' : creditor;
}

/** "I have done it", next to what is owed. */
export function FiledForm({ owed, followUpKey, onPage }: FollowUpPart & { owed: Owed }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [commandKey] = useState(newKey);
  const { busy, trouble, run } = useWork();
  const id = useId();
  const telling = TELLINGS[owed.act];
  if (!telling) return null;
  const fields = telling.fields(owed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = fields.filter(({ name }) => !typed[name]?.trim());
    setMissing(Object.fromEntries(empty.map(({ name }) => [name, 'Réponse nécessaire.'])));
    if (empty[0]) return document.getElementById(`f-${empty[0].name}-${id}`)?.focus();
    void run(async () => onPage(await tell(followUpKey, telling.act, telling.body(typed, owed), commandKey)));
  };
  return (
    <form noValidate className="inline" onSubmit={submit}>
      {fields.map(({ name, label, type, rows }) => (
        <TextField
          key={name}
          name={`${name}-${id}`}
          label={label}
          type={type}
          rows={rows}
          maxLength={rows ? 4000 : 120}
          value={typed[name] ?? ''}
          error={missing[name]}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <button type="submit" className="quiet" disabled={busy}>
        {telling.button}
      </button>
      <TroubleBox trouble={trouble} />
    </form>
  );
}
