import { compare } from './compare';
import { printLine } from './line';
import type { SeenMail } from './mail-reader';
import type { Observation, SeenObligation, Snapshot } from './observation';
import type { Expectations, Scenario, ScenarioStep } from './scenario';

const NOON = Date.parse('2024-02-11T12:00:00Z');
const HOUR = 3_600_000;
const STEPS: ScenarioStep[] = [1, 2, 3].map((hour) => ({ at: `2024-02-11T1${hour}:00:00Z`, do: 'pass' }));

const anObligation = (part: Partial<SeenObligation> = {}): SeenObligation => ({
  ...{ debtor: 'facility', facility: 'main', act: 'file', creditor: 'cnil' },
  ...{ dueAt: NOON, state: 'open', onFollowUp: true },
  ...part,
});

const aMail = (part: Partial<SeenMail> = {}): SeenMail => ({
  ...{ messageId: '<1@desk>', receivedAt: 0, recipients: ['fssi@autorite.example'] },
  ...{ form: 'encrypted', signature: 'good', outerSubject: '[TLP:AMBER+STRICT] VG-1' },
  ...{ subject: '[TLP:AMBER+STRICT] VG-1 – Escalade', text: 'TLP:AMBER+STRICT\n\nBonjour' },
  ...part,
});

function snapshot(afterStep: number, obligations: SeenObligation[], at = NOON - HOUR): Snapshot {
  const found = { reference: 'VG-1', status: 'handling', level: 'significatif', waiting: 0 };
  return { afterStep, at, cases: [{ ...found, because: ['health_data', 'others_may_be_hit'], obligations }] };
}

const anObservation = (part: Partial<Observation> = {}): Observation => ({
  ...{ snapshots: [snapshot(3, [anObligation()])], mails: {}, seenBy: {}, pageSeconds: null, refusals: [] },
  ...part,
});

function said(expect: Expectations, seen: Partial<Observation> = {}): string[] {
  const scenario: Scenario = { id: 'X', facilities: [], declarations: [], steps: STEPS, expect };
  return compare(scenario, anObservation(seen)).map(printLine);
}

const verdict = (expect: Expectations, seen: Partial<Observation> = {}) =>
  said(expect, seen).map((text) => (text.startsWith('held ') ? 'held' : 'fell short'));

const obligations = (...found: Partial<SeenObligation>[]) => ({
  snapshots: [snapshot(3, found.map(anObligation))],
});
const withStatus = (status: string) => {
  const end = snapshot(3, []);
  return { snapshots: [{ ...end, cases: end.cases.map((found) => ({ ...found, status })) }] };
};

describe('the comparison', () => {
  it.each<[string, Expectations, Partial<Observation>, 'held' | 'fell short']>([
    ['the status', { status: 'handling' }, {}, 'held'],
    ['another status', { status: 'closed' }, {}, 'fell short'],
    ['the level', { level: 'significatif' }, {}, 'held'],
    ['another level', { level: 'grave' }, {}, 'fell short'],
    ['transferred as a level', { level: 'transferred' }, withStatus('transferred'), 'held'],
    ['the level of a transferred case', { level: 'significatif' }, withStatus('transferred'), 'fell short'],
    ['out of scope as a level', { level: 'out_of_scope' }, withStatus('out_of_scope'), 'held'],
    ['because in any order', { because: ['others_may_be_hit', 'health_data'] }, {}, 'held'],
    ['because in part', { because: ['others_may_be_hit'] }, {}, 'fell short'],
    ['a case that was never opened', { status: 'handling' }, { snapshots: [] }, 'fell short'],
  ])('looks at %s', (_, expectations, seen, expected) => {
    expect(verdict(expectations, seen)).toEqual([expected]);
  });

  it.each<[string, object, Partial<SeenObligation>, 'held' | 'fell short']>([
    ['every key answered', { debtor: 'facility', act: 'file', creditor: 'cnil', state: 'open' }, {}, 'held'],
    ['the due time in another zone', { due: '2024-02-11T13:00:00+01:00' }, {}, 'held'],
    ['another due time', { due: '2024-02-11T12:00:00+01:00' }, {}, 'fell short'],
    ['a due time where none is fixed', { due: '2024-02-11T12:00:00Z' }, { dueAt: null }, 'fell short'],
    ['another creditor', { act: 'file', creditor: 'anssi' }, {}, 'fell short'],
    ['the facility by its key', { debtor: 'facility:main' }, {}, 'held'],
    ['another facility', { debtor: 'facility:other' }, {}, 'fell short'],
    ['a letter in preparation as open', { state: 'open' }, { state: 'prepared' }, 'held'],
    ['sent, exactly', { state: 'sent' }, { state: 'acknowledged' }, 'fell short'],
    ['what was superseded', { act: 'file' }, { state: 'superseded' }, 'fell short'],
    ['overdue before its time', { state: 'overdue' }, {}, 'fell short'],
    ['overdue after its time', { state: 'overdue' }, { dueAt: NOON - 2 * HOUR }, 'held'],
    ['overdue though done', { state: 'overdue' }, { dueAt: 0, state: 'fulfilled' }, 'fell short'],
    ['a duty hidden from who declared', { act: 'file' }, { onFollowUp: false }, 'fell short'],
    ['a duty of the desk', { debtor: 'cert' }, { debtor: 'cert', onFollowUp: false }, 'held'],
  ])('holds an obligation against what is owed: %s', (_, wanted, found, expected) => {
    expect(verdict({ obligations: [wanted] }, obligations(found))).toEqual([expected]);
  });

  it('needs one obligation that answers to all keys, not several that answer to some', () => {
    const found = obligations({ act: 'file', state: 'open' }, { act: 'register', state: 'fulfilled' });
    expect(verdict({ obligations: [{ act: 'file', state: 'fulfilled' }] }, found)).toEqual(['fell short']);
  });

  it('looks right after the step that is named, and at the end otherwise', () => {
    const open = [anObligation()];
    const done = [anObligation({ state: 'fulfilled' })];
    // A declaration that came after step 2 left a second look behind.
    const snapshots = [snapshot(1, []), snapshot(2, open), snapshot(2, done), snapshot(3, done)];
    const wanted = [
      { act: 'file', state: 'open', after_step: 2 },
      { act: 'file', state: 'open' },
      { act: 'file', after_step: 1 },
    ];
    expect(verdict({ obligations: wanted }, { snapshots })).toEqual(['held', 'fell short', 'fell short']);
  });

  it('says which moment was not reached', () => {
    expect(said({ obligations: [{ act: 'file', after_step: 2 }] })).toEqual([
      'FELL SHORT: obligation file after step 2 — that moment was not reached',
    ]);
  });

  it('looks at every moment for what must never be', () => {
    const snapshots = [snapshot(1, [anObligation({ state: 'superseded' })]), snapshot(3, [])];
    const never = [{ act: 'file', creditor: 'cnil' }, { act: 'alert' }];
    expect(said({ never }, { snapshots })).toEqual([
      'FELL SHORT: never file cnil — there after step 1',
      'held never alert',
    ]);
    expect(verdict({ never: [{ act: 'alert' }] }, { snapshots: [] })).toEqual(['fell short']);
  });

  const copy = aMail({ outerSubject: '[TLP:AMBER+STRICT] VG-1 (renvoi n° 1)' });
  it.each<[string, object, SeenMail[], 'held' | 'fell short']>([
    ['one letter', { encrypted: true, tlp: 'AMBER+STRICT', count: 1 }, [aMail()], 'held'],
    ['at least one letter', {}, [aMail(), aMail({ messageId: '<2@desk>' })], 'held'],
    ['no letter', {}, [], 'fell short'],
    ['no letter where none must be', { count: 0 }, [], 'held'],
    ['a copy under one Message-ID', { count: 1 }, [aMail(), copy], 'held'],
    ['two letters instead of one', { count: 1 }, [aMail(), aMail({ messageId: '<2@desk>' })], 'fell short'],
    ['a letter in clear', { encrypted: true }, [aMail({ form: 'signed' })], 'fell short'],
    ['one of two in clear', { encrypted: true }, [aMail(), aMail({ form: 'plain' })], 'fell short'],
    ['a letter that nobody opens', { encrypted: true }, [aMail({ text: null, subject: null })], 'fell short'],
    ['a bad signature', { encrypted: true }, [aMail({ signature: 'bad' })], 'fell short'],
    ['a notice that must be readable', { encrypted: false }, [aMail()], 'fell short'],
    ['half a marking', { tlp: 'AMBER' }, [aMail({ text: 'TLP:AMBER\n\nBonjour' })], 'fell short'],
    ['another marking', { tlp: 'AMBER' }, [aMail()], 'fell short'],
    ['a bare subject inside', { tlp: 'AMBER+STRICT' }, [aMail({ subject: 'Escalade' })], 'fell short'],
    ['a bare subject outside', { tlp: 'AMBER+STRICT' }, [aMail({ outerSubject: 'VG-1' })], 'fell short'],
    [
      'a label after the content',
      { tlp: 'AMBER+STRICT' },
      [aMail({ text: 'A\nTLP:AMBER+STRICT' })],
      'fell short',
    ],
  ])('reads mails as their recipient does: %s', (_, wanted, mails, expected) => {
    expect(verdict({ mails: [{ to: 'fssi', ...wanted }] }, { mails: { fssi: mails } })).toEqual([expected]);
  });

  it('says what a persona saw', () => {
    const seenBy = { 'ars:11': null, 'ars:28': 'the case answers 200 instead of 404' };
    expect(said({ unseen_by: ['ars:11', 'ars:28', 'ars:32'] }, { seenBy })).toEqual([
      'held unseen by ars:11',
      'FELL SHORT: unseen by ars:28 — the case answers 200 instead of 404',
      'FELL SHORT: unseen by ars:32 — nobody looked',
    ]);
  });

  it.each<[number | null, 'held' | 'fell short']>([
    [15, 'held'],
    [15.1, 'fell short'],
    [null, 'fell short'],
  ])('measures the page: %p s', (pageSeconds, expected) => {
    expect(verdict({ timings: { declaration_to_page_s: 15 } }, { pageSeconds })).toEqual([expected]);
  });

  it('says first what the product refused, on one printable line', () => {
    const refusals = [{ what: 'step 2 qualify', why: '422 bad\u001b[2Jnews\n\u202e' }];
    expect(said({ status: 'handling' }, { refusals })).toEqual([
      'FELL SHORT: step 2 qualify — 422 bad [2Jnews',
      'held status handling',
    ]);
  });
});
