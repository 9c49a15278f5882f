import { complementCase, letTimePass, nextWakeAt, recordFiling, takeCase, type Case } from '.';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, SYSTEM } from '../../../../test/builders/case';
import { HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const breach = { data: noData({ personal: 'yes', persons: 12, effects: ['unavailable'] }) };
const declared = aCase({ incident: breach }).build();
const at = (hours: number) => anOccasion({ now: NIGHT + hours * HOUR, actor: SYSTEM });
const pass = (state: Case, hours: number) => accepted(letTimePass(state, at(hours)));
const hoursUntil = (state: Case, hours: number) => {
  const next = nextWakeAt(state, NIGHT + hours * HOUR);
  return next === null ? null : (next - NIGHT) / HOUR;
};
const reminders = (state: Case) =>
  state.letters.filter(({ message, state: held }) => message === 'reminder' && held !== 'cancelled');

describe('a case looks again', () => {
  it('at each reminder, then just after its clocks run out', () => {
    const hours: (number | null)[] = [];
    let state = declared;
    for (let hour: number | null = 4; hour !== null && hours.length < 4;) {
      hour = hoursUntil(state, hour);
      hours.push(hour);
      state = pass(state, hour!);
    }
    expect(hours).toEqual([24, 48, 66, 72 + 1 / HOUR]);
    expect(reminders(state)).toHaveLength(3);
  });

  it('at an hour that came and that nobody looked at, whatever people do meanwhile', () => {
    const due: Case = { ...declared, wakeAt: NIGHT + 24 * HOUR };
    const noted = accepted(takeCase(due, 'analyst', anOccasion({ now: NIGHT + 25 * HOUR })));
    expect(hoursUntil(noted, 25)).toBe(24);
    expect(hoursUntil(pass(noted, 25), 25)).toBe(48);
  });

  it.each(['closed', 'out_of_scope', 'transferred', 'merged'] as const)('never when it is %s', (status) => {
    expect(nextWakeAt(CASE_IN[status](), NIGHT + 4 * HOUR)).toBeNull();
  });

  it('at once when late facts bring a reminder that nobody wrote, and then not before the next one', () => {
    const calm = aCase().build();
    const late = anOccasion({ now: NIGHT + 30 * HOUR, actor: DECLARANT });
    const told = accepted(complementCase(calm, { data: { personal: 'yes', persons: 1 } }, late));
    expect(reminders(told)).toHaveLength(0);
    expect(hoursUntil(told, 30)).toBe(30);
    const after = pass(told, 30);
    expect(reminders(after)).toHaveLength(1);
    expect(hoursUntil(after, 30)).toBe(48);
  });

  it('not again and again when a reminder may not leave', () => {
    const red = pass({ ...declared, tlp: 'RED' }, 25);
    const refused: Case = {
      ...red,
      obligations: red.obligations.map((o) => (o.act === 'remind' ? { ...o, state: 'open' as const } : o)),
      tasks: [
        {
          ...{ id: 'task', kind: 'release_refused', subject: 'declarant', todo: 'lever le refus' },
          ...{ openedAt: NIGHT, dueAt: null, doneAt: null, outcome: null },
        },
      ],
    };
    expect(hoursUntil(refused, 25)).toBe(48);
  });
});

describe('time that passes', () => {
  it('twice changes nothing the second time', () => {
    const once = pass(declared, 25);
    expect(letTimePass(once, at(25))).toEqual({ ok: true, state: once, events: [] });
  });

  it('by days at once gives one letter for all its reminders, and is late once', () => {
    const decision = letTimePass(declared, at(24 * 30));
    expect(reminders(accepted(decision))).toMatchObject([{ obligationIds: { length: 3 } }]);
    const late = decision.ok ? decision.events.filter((e) => e.type === 'obligation_overdue') : [];
    expect(late.filter(({ data }) => data.rule === 'R15-file-cnil')).toHaveLength(1);
  });

  it('reminds of nothing that was filed', () => {
    const filing = {
      with: 'cnil',
      phase: 'initial',
      reference: 'CNIL-1',
      filedAt: NIGHT + 5 * HOUR,
    } as const;
    const filed = accepted(recordFiling(declared, filing, anOccasion({ now: NIGHT + 5 * HOUR })));
    expect(reminders(pass(filed, 100))).toEqual([]);
  });

  it('moves no version: nobody decided anything', () => {
    expect(pass(declared, 100)).toMatchObject({ version: declared.version, lastChange: declared.lastChange });
  });
});
