import { useId, useState, type FormEvent } from 'react';
import { newKey, tell } from '../client';
import { ListField, TextField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useNow } from '../ui/use-now';
import { useWork } from '../ui/use-work';
import { Folded } from './folded';
import type { FollowUpPart } from './follow-up-part';
import { TELLINGS, type Owed, type Telling, type TellingField, type Typed } from './tellings';

type OwedPart = FollowUpPart & { owed: Owed };

/** "I have done it", or "it need not be done", next to what is owed. */
export function FiledForm(part: OwedPart) {
  const { owed } = part;
  const tellings = (TELLINGS[owed.act] ?? []).filter(({ applies }) => applies?.(owed) ?? true);
  return tellings.map((telling) =>
    telling.title ? (
      <Folded key={telling.act} title={telling.title}>
        <TellingForm {...part} telling={telling} />
      </Folded>
    ) : (
      <TellingForm key={telling.act} {...part} telling={telling} />
    ),
  );
}

function TellingForm({ owed, followUpKey, onPage, telling }: OwedPart & { telling: Telling }) {
  const [typed, setTyped] = useState<Typed>({});
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [commandKey] = useState(newKey);
  const { busy, trouble, run } = useWork();
  const id = useId();
  const fields = telling.fields(owed, typed, useNow());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = fields.filter(({ name, usual }) => !(typed[name] ?? usual)?.trim());
    setMissing(Object.fromEntries(empty.map(({ name }) => [name, 'Réponse nécessaire.'])));
    if (empty[0]) return document.getElementById(`f-${empty[0].name}-${id}`)?.focus();
    void run(async () => onPage(await tell(followUpKey, telling.act, telling.body(typed, owed), commandKey)));
  };
  return (
    <form noValidate className="inline" onSubmit={submit}>
      {fields.map((field) => (
        <TypedField
          key={field.name}
          field={field}
          id={id}
          value={typed[field.name] ?? field.usual ?? ''}
          error={missing[field.name]}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      <button type="submit" className="quiet" disabled={busy}>
        {telling.button}
      </button>
      <TroubleBox trouble={trouble} />
    </form>
  );
}

interface TypedFieldProps {
  field: TellingField;
  id: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

function TypedField({ field, id, value, error, onChange }: TypedFieldProps) {
  const { name, label, hint, type, rows, options } = field;
  const asked = { name: `${name}-${id}`, label, hint, value, error, onChange };
  if (options) return <ListField {...asked} options={options} />;
  return <TextField {...asked} type={type} rows={rows} maxLength={rows ? 4000 : 120} />;
}
