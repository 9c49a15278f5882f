import type { Actor } from '#domain/access';
import {
  complementCase,
  KEPT_INSIDE,
  letTimePass,
  recordAwareness,
  type Case,
  type Decision,
} from '#domain/cases';
import type { CaseEventTable } from '#persistence/record';
import { aCase, ANALYST, anOccasion, SYSTEM } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT, noData } from '../../../../test/builders/facts';
import type { Principal } from '../http/access';
import { organisationsIn, presentTimeline } from './timeline.presenter';

const breach = { data: noData({ personal: 'yes', health: 'yes' }) };
const island = aCase({ incident: breach, facilities: [aFacility({ department: '974' })] }).build();

function historyOf(decision: Decision): { state: Case; events: CaseEventTable[] } {
  if (!decision.ok) throw new Error(decision.refusal);
  const { state, events } = decision;
  const rows = events.map(({ type, data }, i) => ({
    ...{
      id: String(i),
      caseId: state.id,
      at: NIGHT,
      by: 'analyste d’astreinte',
      commandKey: null,
      commandDigest: null,
    },
    ...{ type, data },
  }));
  return { state, events: rows };
}

const reader = (actor: Actor): Principal => ({
  ...{ actor, organisation: null, subject: null, needs: null, bearer: { audience: null, session: null } },
});
const OF_THE_DESK = reader(ANALYST);
const present = (decision: Decision, names = new Map<string, string>()) =>
  presentTimeline({ ...historyOf(decision), names }, OF_THE_DESK);

describe('the timeline', () => {
  const o = anOccasion({ now: NIGHT + 4 * HOUR });
  const reason = 'le DPO l’a su au matin';
  const moved = recordAwareness(
    island,
    { facilityId: 'facility-main', awarenessAt: NIGHT + HOUR, reason },
    o,
  );

  it('tells the hour in Paris and where the facility is', () => {
    expect(present(moved)).toMatchObject({ zone: 'Indian/Reunion' });
    expect(present(moved).events.slice(0, 1)).toMatchObject([
      {
        atParis: 'dimanche 11 février 2024 à 03:00 (UTC+1)',
        atLocal: 'dimanche 11 février 2024 à 06:00 (UTC+4)',
      },
    ]);
  });

  it('says what happened, by whom and why', () => {
    const said = present(moved).events.map(({ what, why, by }) => [what, why, by]);
    expect(said.slice(0, 2)).toEqual([
      ['Prise de connaissance consignée pour un responsable de traitement', reason, 'analyste d’astreinte'],
      ['Échéance recalculée : notification par la structure (CNIL)', reason, 'analyste d’astreinte'],
    ]);
  });

  it('says why an obligation came by itself', () => {
    const reminded = letTimePass(island, anOccasion({ now: NIGHT + 25 * HOUR, actor: SYSTEM }));
    const [opened] = present(reminded).events;
    expect(opened).toMatchObject({
      what: 'Obligation ouverte : rappel (CNIL)',
      why: 'Le délai de 72 heures court et la notification à la CNIL n’est pas encore rapportée.',
    });
  });

  it.each([
    ['fulfilled', 'Obligation réglée : information (ARS d’Exemple)'],
    ['waived', 'Obligation levée : information (ARS d’Exemple)'],
  ])('tells a duty that is %s from the other', (settled, what) => {
    const state = aCase().qualified().build();
    const { id, rule } = state.obligations.find((o) => o.act === 'inform' && o.creditor === 'ars:32')!;
    const [event] = historyOf(moved).events;
    const events = [{ ...event!, type: 'obligation_settled' as const, data: { id, rule, state: settled } }];
    const names = new Map([['ars:32', 'ARS d’Exemple']]);
    expect(presentTimeline({ state, events, names }, OF_THE_DESK).events).toMatchObject([{ what }]);
  });

  it('says in words why somebody was woken', () => {
    const woken = complementCase(island, { patientDanger: 'actual' }, o);
    expect(present(woken).events.find(({ type }) => type === 'page_raised')).toMatchObject({
      what: 'Astreinte alertée',
      why: 'Mise en danger avérée, dite par un complément',
    });
  });

  it('calls organisations by their names, and the declarant what it is', () => {
    const reminded = letTimePass(island, anOccasion({ now: NIGHT + 25 * HOUR, actor: SYSTEM }));
    const { events } = historyOf(reminded);
    expect(organisationsIn(events)).toContain('declarant');
    const said = present(reminded).events.map(({ what }) => what);
    expect(said).toContain('Message préparé pour le déclarant');
    const state = island;
    const [event] = events;
    const toArs = { ...event!, type: 'letter_sent' as const, data: { recipient: 'ars:32' } };
    const named = presentTimeline(
      { state, events: [toArs], names: new Map([['ars:32', 'ARS d’Exemple']]) },
      OF_THE_DESK,
    );
    expect(named.events[0]!.what).toBe('Message parti vers ARS d’Exemple');
  });

  it('says to nobody but the desk who else is hit, and why it thinks so', () => {
    const data = { child: 'another-case', reason: 'même hébergeur que la clinique voisine' };
    const [event] = historyOf(moved).events;
    const history = {
      state: island,
      events: KEPT_INSIDE.map((type) => ({ ...event!, type, data })),
      names: new Map(),
    };
    const who = { accountId: 'agent', function: 'agent', capabilities: [] };
    const agency: Actor = { ...who, kind: 'party', organisation: 'ars:04' };
    expect(presentTimeline(history, OF_THE_DESK).events[0]).toMatchObject({ data, why: data.reason });
    expect(presentTimeline(history, reader(agency)).events).toEqual([]);
  });

  it('leaves no placeholder and no empty place in what it says', () => {
    const words = [...present(moved).events, ...present(letTimePass(island, o)).events].map((e) => e.what);
    expect(words.filter((what) => /[{}]/.test(what))).toEqual([]);
  });
});
