import { complementCase, type Case } from '.';
import { TLP_LABELS } from '#domain/marking';
import { accepted, aCase, anOccasion, CASE_IN } from '../../../../test/builders/case';
import { HOUR, NIGHT } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 9 * HOUR });
const marked = (state: Case, tlp: Case['tlp']) => accepted(complementCase(state, { tlp }, later));
const live = ({ letters }: Case) =>
  letters.filter((l) => l.state !== 'cancelled').map((l) => `${l.recipient} ${l.tlp} ${l.state}`);

describe('the marking that a complement asks for', () => {
  it.each(TLP_LABELS)('never weakens that of the case: %s', (tlp) => {
    const expected = tlp === 'RED' ? 'RED' : 'AMBER+STRICT';
    expect(marked(CASE_IN.triage(), tlp).tlp).toBe(expected);
  });

  it('narrows a wider one', () => {
    expect(marked(aCase({ tlp: 'GREEN' }).build(), 'AMBER').tlp).toBe('AMBER');
  });

  it('is said in the history, and is no fact of the incident', () => {
    const decision = complementCase(CASE_IN.triage(), { tlp: 'RED' }, later);
    expect(decision.ok && decision.events[0]).toMatchObject({ data: { said: ['tlp'] } });
    expect(accepted(decision).incident).toEqual(CASE_IN.triage().incident);
  });

  it('takes back the letters that have not left and writes them under it', () => {
    const state = aCase({ tlp: 'GREEN' }).qualified().build();
    const after = marked(state, 'AMBER');
    expect(live(after)).toEqual(['declarant AMBER owed', 'ars:32 AMBER owed', 'fssi AMBER owed']);
    expect(after.letters.filter((l) => l.tlp === 'GREEN').every((l) => l.state === 'cancelled')).toBe(true);
  });

  it('TLP:RED leaves only the declarant’s, and tells a person what else to do', () => {
    const after = marked(CASE_IN.qualified(), 'RED');
    expect(live(after)).toEqual(['declarant RED owed']);
    expect(after.tasks.map((t) => `${t.kind} ${t.subject}`)).toEqual([
      'release_refused ars:32',
      'release_refused fssi',
    ]);
    expect(after.obligations.filter((o) => o.act === 'inform').map((o) => o.state)).toEqual(['open', 'open']);
  });

  it('leaves what was sent as it was sent', () => {
    const after = marked(CASE_IN.handling(), 'RED');
    expect(live(after).map((l) => l.split(' ')[1])).toEqual(['AMBER+STRICT', 'AMBER+STRICT', 'AMBER+STRICT']);
  });
});
