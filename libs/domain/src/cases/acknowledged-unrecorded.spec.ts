import { acknowledgeLetter, letTimePass } from '.';
import { accepted, aCase, anOccasion, SYSTEM } from '../../../../test/builders/case';
import { HOUR, indents, NIGHT } from '../../../../test/builders/facts';

const later = anOccasion({ now: NIGHT + 6 * HOUR, actor: SYSTEM });

it('a letter acknowledged before its sending was written down counts as received', () => {
  const qualified = aCase()
    .qualified({ indents: indents({ health_system_organisation: 'actual' }) })
    .build();
  const letter = qualified.letters.find(({ recipient }) => recipient === 'fssi')!;
  expect(letter.sentAt).toBeNull();
  const acknowledged = accepted(acknowledgeLetter(qualified, letter.id, later));
  const { obligations, letters } = accepted(letTimePass(acknowledged, later));
  expect(letters.find(({ id }) => id === letter.id)?.state).toBe('acknowledged');
  expect(obligations.find(({ rule }) => rule === 'R07-call-fssi')).toMatchObject({ state: 'fulfilled' });
});
