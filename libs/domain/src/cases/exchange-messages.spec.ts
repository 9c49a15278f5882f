import { ENDED, receiveMessage, sendMessage, STATUSES } from '.';
import { accepted, anOccasion, CASE_IN, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { HOUR, NIGHT } from '../../../../test/builders/facts';

const o = anOccasion({ now: NIGHT + 5 * HOUR });
const byDeclarant = anOccasion({ now: NIGHT + 5 * HOUR, actor: DECLARANT });

describe('a message of the desk', () => {
  it('enters the history by its identifier, tells the declarant and leaves the version', () => {
    const state = CASE_IN.handling();
    const decision = sendMessage(state, 'message-1', o);
    const events = decision.ok ? decision.events : [];
    expect(events[0]).toEqual({ type: 'message_sent', data: { id: 'message-1' } });
    expect(events.map(({ type }) => type)).toEqual(['message_sent', 'release_granted', 'letter_owed']);
    expect(accepted(decision).version).toBe(state.version);
  });

  it.each(STATUSES)('on a case in %s, unless another took it over', (status) => {
    const expected = status === 'merged' ? 'not_allowed_in_this_status' : 'accepted';
    expect(refusalOf(sendMessage(CASE_IN[status](), 'message-1', o))).toBe(expected);
  });
});

describe('a message of the declarant', () => {
  it.each(STATUSES)(
    'on a case in %s moves it nowhere; on an ended one a person is asked to read it',
    (status) => {
      const before = CASE_IN[status]();
      const decision = receiveMessage(before, 'message-1', byDeclarant);
      const after = accepted(decision);
      expect([after.status, after.version, after.letters]).toEqual([
        before.status,
        before.version,
        before.letters,
      ]);
      const asked = after.tasks.filter(({ kind }) => kind === 'message_on_ended_case');
      expect(asked.map(({ subject }) => subject)).toEqual(ENDED.includes(status) ? ['message-1'] : []);
      expect(decision).toMatchObject({
        events: [{ type: 'message_received', data: { id: 'message-1' } }, {}].slice(
          0,
          ENDED.includes(status) ? 2 : 1,
        ),
      });
    },
  );
});
