import { parisTime, MEASURE } from '#notifications/words';
import { ALREADY_DONE } from './case-words.data';
import { PERSONS_INFORMED } from './cnil-options.data';
import { dutiesOf, notAsked, options, said, time } from './rows';
import type { Row, SheetFacts } from './sheet';

/** What was done since, as declared; the notification itself is not one of them. */
export function actsTaken({ state: { incident } }: SheetFacts): string[] {
  return [
    ...incident.measures.map((measure) => MEASURE[measure]),
    ...incident.alreadyDone
      .filter(({ authority }) => authority !== 'cnil')
      .map(({ authority, at, reference }) => {
        const number = reference === null ? '' : `, référence ${reference}`;
        return `${ALREADY_DONE[authority]}, le ${parisTime(at)}${number}`;
      }),
  ];
}

/** Section 12. */
export function measuresTaken(facts: SheetFacts): Row[] {
  return [
    said('Mesures techniques et organisationnelles', actsTaken(facts), 'Mesures et démarches déclarées.'),
  ];
}

/** Section 13, from the duty of art. 34 RGPD. */
export function information(facts: SheetFacts): Row[] {
  const choices = options(Object.values(PERSONS_INFORMED));
  const duty = dutiesOf(facts, 'inform_persons', 'persons').at(-1);
  if (duty?.state === 'fulfilled')
    return [
      said('Personnes informées', PERSONS_INFORMED.yes, choices),
      said('Date', time(duty.settledAt)),
      said('Nombre et moyen', duty.proof),
    ];
  if (duty?.state === 'waived')
    return [said('Personnes informées', PERSONS_INFORMED.never, choices), said('Motif', duty.proof)];
  const owed = duty ? 'Une information des personnes est due (art. 34 du RGPD). ' : '';
  return [
    said('Personnes informées', null, `${owed}${choices}`),
    notAsked('Date prévue'),
    notAsked('Nombre et moyen'),
  ];
}

/** Section 14: nobody is asked about it when declaring, and nothing may be concluded from that. */
export function acrossBorders(): Row[] {
  return [
    notAsked(
      'Questions transfrontalières',
      'Trois questions à réponse oui ou non, à lire dans le téléservice.',
    ),
    notAsked('Autre autorité de contrôle saisie'),
  ];
}
