import {
  closeCase,
  complementCase,
  declareOutOfScope,
  letTimePass,
  reopenCase,
  resolveCase,
  stillOpen,
  type Case,
} from '.';
import { ACTS } from '#domain/obligations';
import { accepted, aCase, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import { HOUR, indents, NIGHT, noData } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 90 * HOUR });
const quiet = () => aCase().qualified();
const breach = () => aCase({ incident: { data: noData({ personal: 'yes' }) } }).qualified();

describe('resolving', () => {
  it('keeps the hour and the causes', () => {
    const state = accepted(resolveCase(CASE_IN.handling(), { causes: 'mot de passe volé' }, later));
    expect(state.resolution).toMatchObject({ at: later.now, causes: 'mot de passe volé', endedAt: null });
  });
});

describe('closing', () => {
  it('is possible when letters of information have left: they need no answer', () => {
    expect(refusalOf(closeCase(quiet().lettersSent().resolved().build(), later))).toBe('accepted');
  });

  it('is refused while a letter has not left', () => {
    expect(closeCase(quiet().resolved().build(), later)).toEqual({
      ok: false,
      refusal: 'obligations_still_open',
      detail: ['cert acknowledge declarant', 'cert inform ars:32', 'cert inform fssi'],
    });
  });

  it('is refused while an escalation has left and nobody has acknowledged it', () => {
    const escalated = aCase().qualified({ indents: indents({ others_may_be_hit: 'actual' }) });
    const sent = escalated.lettersSent().resolved().build();
    expect(closeCase(sent, later)).toMatchObject({ detail: ['cert escalate fssi', 'cert call fssi'] });
    const read = accepted(letTimePass(escalated.lettersAcknowledged().build(), later));
    expect(refusalOf(closeCase(read, later))).toBe('accepted');
  });

  it('is refused while the facility owes something, and possible once that is waived', () => {
    const owing = breach().lettersSent().resolved();
    expect(closeCase(owing.build(), later)).toMatchObject({
      detail: ['facility file cnil'],
    });
    expect(refusalOf(closeCase(owing.everythingWaived().build(), later))).toBe('accepted');
  });

  it('is out of reach of a case that was never qualified: sent elsewhere, it comes back in triage', () => {
    for (const ended of [CASE_IN.out_of_scope(), CASE_IN.transferred()]) {
      const reopened = accepted(reopenCase(ended, 'erreur de tri', later));
      expect(reopened.status).toBe('triage');
      expect(refusalOf(resolveCase(reopened, { causes: 'inconnues' }, later))).toBe(
        'not_allowed_in_this_status',
      );
    }
  });

  it('is undone by a complement: new facts are somebody’s work again', () => {
    const complemented = accepted(complementCase(CASE_IN.closed(), { operation: 'degraded' }, later));
    expect(complemented.status).toBe('handling');
  });
});

describe('out of scope', () => {
  it('leaves the authorities nothing to be told, and the facility its own duties', () => {
    const triaged = aCase({ incident: { data: noData({ personal: 'yes' }) } })
      .taken()
      .build();
    const { obligations } = accepted(
      declareOutOfScope(triaged, { category: 'pharmacy', reason: 'pharmacie' }, later),
    );
    const alive = obligations.filter(({ state }) => state === 'open').map(({ debtor }) => debtor);
    expect(new Set(alive)).toEqual(new Set(['facility']));
    const back = accepted(reopenCase(CASE_IN.out_of_scope(), 'erreur de tri', later));
    expect(back.obligations.some((o) => o.act === 'inform' && o.state === 'open')).toBe(true);
  });
});

describe('what still stands in the way', () => {
  const owed = CASE_IN.received().obligations.find(({ rule }) => rule === 'R04-acknowledge');
  const holding = (change: object): Case => ({
    ...CASE_IN.received(),
    obligations: [{ ...owed!, ...change }],
  });

  it.each(ACTS)('of an act %s that was sent, unless sending is enough', (act) => {
    const enough = ['acknowledge', 'remind', 'inform', 'transfer'].includes(act);
    expect(stillOpen(holding({ act, state: 'sent' }))).toHaveLength(enough ? 0 : 1);
  });

  it.each([
    ['R20-register', 0],
    ['R24-file-complaint', 0],
    ['R15-file-cnil', 1],
  ])('of a duty under %s: %d', (rule, count) => {
    expect(stillOpen(holding({ act: 'file', rule }))).toHaveLength(count);
  });

  it.each([
    ['open', 1],
    ['prepared', 1],
    ['acknowledged', 0],
    ['fulfilled', 0],
    ['waived', 0],
    ['superseded', 0],
  ])('of an obligation in state %s: %d', (state, count) => {
    expect(stillOpen(holding({ act: 'inform', state }))).toHaveLength(count);
  });
});

describe('the register of the facility', () => {
  it('does not hold the case open: the desk cannot see it', () => {
    const [owing] = breach()
      .build()
      .obligations.filter((o) => o.act === 'register');
    expect(owing).toMatchObject({ state: 'open' });
    expect(stillOpen({ ...CASE_IN.received(), obligations: [owing!] })).toEqual([]);
  });
});

describe('reopening', () => {
  it('takes the resolution back', () => {
    const state = accepted(reopenCase(CASE_IN.closed(), 'fichiers publiés', later));
    expect(state).toMatchObject({ status: 'handling', resolution: null });
  });
});
