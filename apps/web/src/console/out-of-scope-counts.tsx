import { useState, type FormEvent } from 'react';
import { countOutOfScope } from '../client';
import { TextField } from '../ui/fields';
import { deskNow } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import { OUT_OF_SCOPE, say } from '../ui/words.data';

/** Declarations set aside, by category: counted apart from what the desk treated. */
export function OutOfScopeCounts() {
  const [year, setYear] = useState(() => String(new Date(deskNow()).getFullYear()));
  const [counted, setCounted] = useState<{ year: string; counts: Record<string, number> } | null>(null);
  const { busy, trouble, run } = useWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => setCounted({ year, counts: await countOutOfScope(Number(year)) }));
  };
  return (
    <section aria-labelledby="out-of-scope">
      <h2 id="out-of-scope">Hors périmètre</h2>
      <form className="toolbar" noValidate onSubmit={submit}>
        <TextField name="year" label="Année de réception" type="number" value={year} onChange={setYear} />
        <button type="submit" className="quiet" disabled={busy}>
          Compter
        </button>
      </form>
      <TroubleBox trouble={trouble} />
      {counted && (
        <table>
          <caption>Dossiers classés hors périmètre, reçus en {counted.year}</caption>
          <thead>
            <tr>
              <th scope="col">Catégorie</th>
              <th scope="col">Dossiers</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(counted.counts).map(([category, count]) => (
              <tr key={category}>
                <td>{say(OUT_OF_SCOPE, category)}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
