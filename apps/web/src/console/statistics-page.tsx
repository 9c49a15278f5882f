import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { readStatistics, type Statistics } from '../client';
import { ListField, TextField } from '../ui/fields';
import { useTitle } from '../ui/route';
import { deskNow, spell, spellDay, spellMonth } from '../ui/time';
import { TroubleBox } from '../ui/trouble-box';
import { useWork } from '../ui/use-work';
import {
  DUTY_OUTCOME,
  INCIDENT_TYPE,
  LEVEL,
  MILESTONE,
  ORIGIN,
  REGION_AGENCIES,
  say,
  STATUS,
} from '../ui/words.data';
import { CountsTable } from './counts-table';

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const STEPS = { month: 'Par mois', day: 'Par jour' };

/** This year until today. */
function thisYear() {
  const today = dayOf(deskNow());
  return { from: `${today.slice(0, 4)}-01-01`, to: today, by: 'month' };
}

/** Counts of the cases that the reader may know: tables first, each number said before it is drawn. */
export function StatisticsPage() {
  useTitle('Statistiques – console');
  const [asked, setAsked] = useState(thisYear);
  const [counted, setCounted] = useState<Statistics | null>(null);
  const { busy, trouble, run } = useWork();
  const count = useCallback(
    ({ from, to, by }: ReturnType<typeof thisYear>) =>
      run(async () => setCounted(await readStatistics(from, to, by))),
    [run],
  );
  useEffect(() => {
    void count(thisYear());
  }, [count]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void count(asked);
  };
  const change = (name: keyof typeof asked) => (value: string) => setAsked({ ...asked, [name]: value });
  return (
    <>
      <h1 tabIndex={-1}>Statistiques</h1>
      <form className="toolbar" noValidate onSubmit={submit}>
        <TextField name="from" label="Reçus du" type="date" value={asked.from} onChange={change('from')} />
        <TextField name="to" label="au" type="date" value={asked.to} onChange={change('to')} />
        <ListField name="by" label="Série" options={STEPS} value={asked.by} onChange={change('by')} />
        <button type="submit" className="quiet" disabled={busy}>
          Compter
        </button>
      </form>
      <TroubleBox trouble={trouble} />
      {counted && <Counted counted={counted} />}
    </>
  );
}

const Rounded = () => (
  <p className="hint">
    Mois entiers ; nombres arrondis à 5 près, mois par mois : ce que seuls quelques dossiers ont en commun
    n’est pas dit.
  </p>
);

function Counted({ counted }: { counted: Statistics }) {
  const { from, to, cases, rounded, series, delays } = counted;
  const agency = (code: string) =>
    code === 'none' ? 'Sans ARS compétente' : say(REGION_AGENCIES, `ars:${code}`);
  return (
    <>
      <p role="status">
        {rounded && 'Environ '}
        {cases} dossier(s) reçu(s) du {spellDay(from)} au {spellDay(to)}, parmi ceux que vous pouvez
        connaître.
      </p>
      {rounded && <Rounded />}
      <CountsTable
        caption="Par période"
        head="Début"
        rows={series.map((one) => ({ name: spellStart(one, counted.by), cases: one.cases }))}
      />
      <CountsTable caption="Par état" head="État" rows={named(counted.status, (v) => say(STATUS, v))} />
      <CountsTable
        caption="Par type"
        head="Type d’incident"
        rows={named(counted.type, (v) => say(INCIDENT_TYPE, v))}
      />
      <CountsTable caption="Par origine" head="Origine" rows={named(counted.origin, (v) => say(ORIGIN, v))} />
      <CountsTable
        caption="Par niveau"
        head="Niveau"
        rows={named(counted.level, (v) => (v === 'none' ? 'Non qualifié' : say(LEVEL, v)))}
      />
      <CountsTable caption="Par région" head="Agence" rows={named(counted.region, agency)} />
      <CountsTable
        caption="Obligations"
        head="Échéance"
        rows={named(counted.duty, (v) => say(DUTY_OUTCOME, v))}
      />
      <Delays delays={delays} />
    </>
  );
}

/** A month by its name; a day, or a month of which only a part was asked for, by its first day. */
const spellStart = ({ from }: Statistics['series'][number], by: Statistics['by']) =>
  by === 'month' ? spellMonth(from) : spellDay(from);

const CLASS: Record<string, string> = {
  168: '7 jours au plus',
  720: '30 jours au plus',
  more: 'plus de 30 jours',
};

function Delays({ delays }: Pick<Statistics, 'delays'>) {
  return (
    <table className="stack">
      <caption>Délais depuis la réception</caption>
      <thead>
        <tr>
          <th scope="col">Étape</th>
          <th scope="col">Dossiers</th>
          <th scope="col">Délai moyen</th>
          <th scope="col">La moitié en</th>
        </tr>
      </thead>
      <tbody>
        {delays.map(({ milestone, cases: reached, averageSeconds, medianWithin }) => (
          <tr key={milestone}>
            <th scope="row">{say(MILESTONE, milestone)}</th>
            <td data-label="Dossiers">{reached}</td>
            <td data-label="Délai moyen">{averageSeconds === null ? '—' : spell(averageSeconds * 1000)}</td>
            <td data-label="La moitié en">
              {medianWithin === null ? '—' : (CLASS[medianWithin] ?? `${medianWithin} h au plus`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const named = (counts: Statistics['status'], name: (value: string) => string) =>
  counts.map(({ value, cases }) => ({ name: name(value), cases }));
