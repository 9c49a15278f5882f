import type { LetterFacts } from '#notifications/messages';
import type { Obligation } from '#domain/obligations';
import { aCase } from '../../../../test/builders/case';
import { aQualificationInput, HOUR, NIGHT } from '../../../../test/builders/facts';
import { planLetter } from './plan-letter';

const state = aCase().qualified(aQualificationInput()).build();
const [model] = state.obligations;

/** A duty of the case, as the letter finds it. */
const duty = (change: Partial<Obligation>): Obligation => ({
  ...model!,
  ...{ id: 'duty', act: 'file', creditor: 'cnil', phase: 'initial', state: 'open', settledAt: null },
  ...{ anchorAt: NIGHT, dueAt: NIGHT + 72 * HOUR, overdueAt: null },
  ...change,
});

function written(others: readonly Obligation[], own: readonly Obligation[] = []): string {
  const letter = state.letters.find(({ recipient }) => recipient === 'ars:32')!;
  const facts: LetterFacts = {
    ...{ state: { ...state, obligations: [...own, ...others] }, declarant: null, items: ['obligations'] },
    ...{ basisText: 'base', obligations: own, recipientName: 'ARS', now: NIGHT + 24 * HOUR },
    ...{ desk: { name: 'CERT', phone: '+33 1 00 00 00 00' }, acknowledgeUrl: null },
    followUpUrl: 'https://vigie.example/suivi',
  };
  return planLetter(letter, facts, 0).text;
}
const othersIn = (text: string) =>
  text.split('== Autres démarches en cours\n')[1]!.split('\n\n')[0]!.split('\n').filter(Boolean);

describe('what others still owe, in a letter', () => {
  it.each([
    [{}, /^notification par la structure – CNIL : à faire, avant le .*14 février 2024/],
    [{ dueAt: NIGHT }, /à faire, échéance dépassée depuis le .*11 février 2024/],
    [{ dueAt: null }, /à faire, sans délai$/],
    [{ dueAt: null, anchorAt: null }, /à faire, l’horloge ne court pas encore$/],
    [{ phase: 'part_2', creditor: 'ars:32' }, /structure – ARS \S+ \(EIGS, partie 2\)/],
    [{ phase: 'complement' }, /CNIL \(complément\) : à faire/],
    [{ state: 'sent' }, /CNIL : message parti, accusé de réception attendu/],
    [{ state: 'prepared' }, /CNIL : message prêt à partir/],
  ] as [Partial<Obligation>, RegExp][])('%o', (change, expected) => {
    const [line, ...more] = othersIn(written([duty(change)]));
    expect(line!.replace('Hauts-de-France', 'Hauts')).toMatch(expected);
    expect(more).toEqual([]);
  });

  it.each(['acknowledged', 'fulfilled', 'waived', 'superseded'] as const)('is not what is %s', (done) => {
    expect(othersIn(written([duty({ state: done }), duty({ creditor: 'police' })]))).toHaveLength(1);
  });

  it('is said once, and not of what the letter itself discharges', () => {
    const own = duty({ id: 'own', act: 'inform', creditor: 'ars:32', state: 'prepared' });
    const twice = [duty({ id: 'a', round: '24 h' }), duty({ id: 'b', round: '48 h' })];
    const lines = othersIn(written(twice, [own]));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('CNIL');
  });
});

describe('what a letter discharges', () => {
  it('is named with each of its texts, each once', () => {
    const own = [
      duty({ id: '1', act: 'inform', creditor: 'fssi', basis: 'Instruction 2023/78' }),
      duty({ id: '2', act: 'escalate', creditor: 'fssi', basis: 'Art. D.1111-16-2 III CSP' }),
      duty({ id: '3', act: 'inform', creditor: 'fssi', basis: 'Instruction 2023/78' }),
    ];
    expect(written([], own)).toContain(
      'Cette lettre répond à :\n- information – FSSI : Instruction 2023/78\n- escalade – FSSI : Art. D.1111-16-2 III CSP\n\n',
    );
  });

  it('is not spoken of where there is none', () => {
    expect(written([])).not.toContain('Cette lettre répond à');
  });
});
