import { ListField, SeveralField, TextField, TickField } from '../ui/fields';
import type { ActField } from './act';

interface QuestionProps {
  field: ActField;
  id: string;
  answer: string | string[] | undefined;
  error?: string;
  onChange: (answer: string | string[]) => void;
}

const TYPES: Partial<Record<NonNullable<ActField['kind']>, 'number' | 'datetime-local' | 'date'>> = {
  number: 'number',
  moment: 'datetime-local',
  day: 'date',
};

/** One question, asked as its kind wants. */
export function Question({ field, id, answer, error, onChange }: QuestionProps) {
  const { name, label, kind = 'prose', options = {}, groups, hint, optional } = field;
  if (kind === 'several') {
    const values = Array.isArray(answer) ? answer : [];
    return <SeveralField label={label} options={options} values={values} onChange={onChange} />;
  }
  const value = typeof answer === 'string' ? answer : '';
  if (kind === 'tick' || kind === 'sure') {
    const toggle = (ticked: boolean) => onChange(ticked ? 'yes' : 'no');
    return (
      <TickField
        {...{ label, hint, error }}
        name={`${name}-${id}`}
        value={value === 'yes'}
        onChange={toggle}
      />
    );
  }
  const asked = { name: `${name}-${id}`, label, hint, error, value, onChange };
  const required = optional ? false : undefined;
  if (kind === 'list') return <ListField {...asked} required={required} options={options} groups={groups} />;
  return (
    <TextField {...asked} required={required} type={TYPES[kind]} rows={kind === 'prose' ? 3 : undefined} />
  );
}
