import { useState, type FormEvent } from 'react';
import { compareVersions, type FactDifference } from '../client';
import { ListField } from '../ui/fields';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { FACT, say } from '../ui/words.data';
import { spellFact } from './spell-fact';

/** Two versions of what was said, side by side: only what they tell differently. */
export function CompareVersions({ id, versions }: { id: string; versions: number[] }) {
  const [from, setFrom] = useState(String(versions[0]));
  const [to, setTo] = useState(String(versions.at(-1)));
  const [told, setTold] = useState<{ from: string; to: string; changes: FactDifference[] } | null>(null);
  const { busy, trouble, run } = useWork();
  const options = Object.fromEntries(versions.map((version) => [String(version), `Version ${version}`]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => setTold({ from, to, changes: await compareVersions(id, from, to) }));
  };
  return (
    <>
      <form className="toolbar" onSubmit={submit}>
        <ListField name="compareFrom" label="Comparer" options={options} value={from} onChange={setFrom} />
        <ListField name="compareTo" label="avec" options={options} value={to} onChange={setTo} />
        <button type="submit" className="quiet" disabled={busy}>
          Comparer
        </button>
      </form>
      <TroubleBox trouble={trouble} />
      <div role="status">{told?.changes.length === 0 && <p>Ces deux versions disent la même chose.</p>}</div>
      {told && told.changes.length > 0 && <Differences {...told} />}
    </>
  );
}

interface DifferencesProps {
  from: string;
  to: string;
  changes: FactDifference[];
}

function Differences({ from, to, changes }: DifferencesProps) {
  return (
    <table className="stack">
      <caption>
        Ce que les versions {from} et {to} disent autrement
      </caption>
      <thead>
        <tr>
          <th scope="col">Fait</th>
          <th scope="col">Version {from}</th>
          <th scope="col">Version {to}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <td data-label="Fait">{say(FACT, field)}</td>
            <td data-label={`Version ${from}`}>{spellFact(field, before)}</td>
            <td data-label={`Version ${to}`}>{spellFact(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
