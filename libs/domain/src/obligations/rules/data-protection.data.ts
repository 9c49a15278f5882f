import type { Instant } from '#domain/declarations';
import type { CaseFacility, CaseFacts, FilingFact } from '../case-facts';
import {
  controllersOf,
  declarantOf,
  findAwareness,
  isDeclaredByProcessor,
  isHighRiskForPersons,
  isTreatedHere,
  personalDataMayBeHit,
} from '../conditions';
import type { Owing, Rule } from '../rule';
import { ON_AWARENESS } from './owing';
import { SINCE_GDPR } from './validity.data';

const HOUR = 3_600_000;
/** When the desk reminds a controller that has not notified yet, in hours since its awareness. */
export const REMINDER_HOURS = [24, 48, 66] as const;

/** What each controller says it notified to the CNIL, oldest first. */
export function cnilFilingsOf({ filings }: CaseFacts, { id }: CaseFacility): FilingFact[] {
  return filings
    .filter(({ creditor, facilityId }) => creditor === 'cnil' && facilityId === id)
    .sort((a, b) => a.at - b.at);
}

const byController =
  (holds: (f: CaseFacts, controller: CaseFacility) => boolean, creditor: string) =>
  (f: CaseFacts): Owing[] =>
    controllersOf(f)
      .filter((facility) => holds(f, facility))
      .map((facility) => ({ creditor, facility }));

const mayBeHit = (f: CaseFacts) => personalDataMayBeHit(f.incident);
const isComplete = (filings: readonly FilingFact[]) => filings.some(({ phase }) => phase === 'complete');

/** A person decided, with the reason, that this controller has nothing to notify (no risk for persons). */
const isExcused = (f: CaseFacts, { id }: CaseFacility) =>
  f.excused.some((e) => e.creditor === 'cnil' && e.facilityId === id && e.phase === 'initial');

/**
 * What was held needless is owed again when what a notification says has changed since: the clock runs from the
 * change, which is when this controller knew of a breach that it had not judged. Null: nothing to judge again.
 */
function reviewOf(f: CaseFacts, facility: CaseFacility): { anchorAt: Instant; round: string } | null {
  const changedAt = f.notifiableChangedAt;
  const excuses = f.excused.filter(
    (e) => e.creditor === 'cnil' && e.facilityId === facility.id && e.phase === 'initial',
  );
  const isFiled = cnilFilingsOf(f, facility).some(({ phase }) => phase === 'initial');
  if (changedAt === null || excuses.length === 0 || isFiled) return null;
  if (excuses.some(({ at }) => at >= changedAt)) return null;
  return { anchorAt: changedAt, round: excuses.length === 1 ? 'réexamen' : `réexamen ${excuses.length}` };
}

const initialOwed = (f: CaseFacts): Owing[] =>
  byController(
    mayBeHit,
    'cnil',
  )(f).flatMap((owing) => {
    const review = reviewOf(f, owing.facility!);
    return review === null ? [owing] : [owing, { ...owing, ...review }];
  });

/** From when the declarant is reminded, and the name of what it is reminded of. */
function reminded(f: CaseFacts, declarant: CaseFacility): { from: Instant | null; of: string } {
  const review = reviewOf(f, declarant);
  if (review !== null) return { from: review.anchorAt, of: `${review.round}, ` };
  return { from: isExcused(f, declarant) ? null : findAwareness(f, declarant), of: '' };
}

/** Only the facility that declared can be written to: the desk knows no address of the others. */
function remindersDue(f: CaseFacts, at: Instant): Owing[] {
  const declarant = declarantOf(f);
  const { from: awareAt, of } = reminded(f, declarant);
  const owes = isTreatedHere(f) && mayBeHit(f) && !isDeclaredByProcessor(f);
  const isSaid = cnilFilingsOf(f, declarant).length > 0;
  if (!owes || awareAt === null || isSaid) return [];
  // What was past before the desk knew is said once, not three times in the same minute.
  const isStale = (step: number) => awareAt + (REMINDER_HOURS[step + 1] ?? Infinity) * HOUR <= f.receivedAt;
  const due = REMINDER_HOURS.filter((hours, step) => at >= awareAt + hours * HOUR && !isStale(step));
  return due.map((hours) => ({
    creditor: 'cnil',
    facility: declarant,
    anchorAt: awareAt + hours * HOUR,
    round: `${of}${hours} h`,
  }));
}

/** Whether a controller told the CNIL of a change: it filed after it, or a complement that was owed for it. */
function cnilKnows(f: CaseFacts, facility: CaseFacility, changedAt: Instant): boolean {
  return cnilFilingsOf(f, facility).some(
    ({ at, answers }) => at > changedAt || (answers !== null && answers >= changedAt),
  );
}

/** What was notified has changed and nothing was said to the CNIL since (art. 33.4). */
function complementsOwed(f: CaseFacts): Owing[] {
  const changedAt = f.notifiableChangedAt;
  if (changedAt === null || !mayBeHit(f)) return [];
  return controllersOf(f).flatMap((facility) => {
    const { length: count } = cnilFilingsOf(f, facility);
    if (count === 0 || cnilKnows(f, facility, changedAt)) return [];
    return [{ creditor: 'cnil', facility, anchorAt: changedAt, round: `après ${count}` }];
  });
}

/** A first notification that leaves numbers or natures unknown calls for a complete one. */
function completionsOwed(f: CaseFacts): Owing[] {
  const { persons, personal, health, nir } = f.incident.data;
  const isUnclear = persons === null || [personal, health, nir].includes('unknown');
  if (!mayBeHit(f)) return [];
  return controllersOf(f).flatMap((facility) => {
    const filings = cnilFilingsOf(f, facility);
    const [first] = filings;
    if (!first || !isUnclear || isComplete(filings)) return [];
    return [{ creditor: 'cnil', facility, anchorAt: first.at }];
  });
}

const clientsToTell = (f: CaseFacts): Owing[] => {
  if (!isDeclaredByProcessor(f) || !mayBeHit(f)) return [];
  const facility = declarantOf(f);
  const clients = controllersOf(f);
  if (clients.length === 0) return [{ creditor: 'controllers', facility }];
  return clients.map(({ id, awarenessAt }) => ({
    creditor: `controller:${id}`,
    facility,
    doneAt: awarenessAt,
  }));
};

const filing = {
  version: 1,
  debtor: 'facility',
  act: 'file',
  to: 'CNIL (téléservice)',
  proof: 'read',
  inForce: SINCE_GDPR,
} satisfies Partial<Rule>;

/** GDPR articles 33 and 34: by controller, each from its own awareness. */
export const DATA_PROTECTION: readonly Rule[] = [
  {
    ...filing,
    id: 'R15-file-cnil',
    phase: 'initial',
    trigger:
      'Données personnelles touchées, ou peut-être ; chaque responsable de traitement, depuis sa propre connaissance. Jugée sans risque, elle est due de nouveau quand les faits notifiables changent, depuis ce changement.',
    owed: initialOwed,
    clock: { kind: 'elapsed_hours', anchor: 'awareness', hours: 72 },
    basis: 'RGPD art. 33',
    because: 'Des données à caractère personnel sont ou peuvent être touchées.',
    closing: 'waits',
  },
  {
    id: 'R15-remind-cnil',
    version: 1,
    debtor: 'cert',
    act: 'remind',
    phase: 'initial',
    to: 'CNIL (rappel adressé à la structure)',
    trigger: `Notification initiale non faite ${REMINDER_HOURS.join(', ')} heures après la connaissance.`,
    owed: remindersDue,
    wakes: (f) => {
      const { from: awareAt } = reminded(f, declarantOf(f));
      return awareAt === null ? [] : REMINDER_HOURS.map((hours) => awareAt + hours * HOUR);
    },
    clock: { kind: 'without_delay', anchor: 'step' },
    basis: 'RGPD art. 33 ; RFC 2350 §5.1.2',
    because: 'Le délai de 72 heures court et la notification à la CNIL n’est pas encore rapportée.',
    proof: 'derived',
    inForce: SINCE_GDPR,
    closing: 'does_not_wait',
  },
  {
    ...filing,
    id: 'R16-complement-cnil',
    phase: 'complement',
    trigger: 'Ce qui a été notifié a changé : nombres, nature, publication des données.',
    owed: complementsOwed,
    clock: { kind: 'without_delay', anchor: 'changed' },
    basis: 'RGPD art. 33.4',
    because: 'Les faits notifiés à la CNIL ont changé : une notification complémentaire est due.',
    closing: 'waits',
  },
  {
    ...filing,
    id: 'R16-complete-cnil',
    phase: 'complete',
    trigger: 'Notification initiale faite alors que des nombres ou des natures restent inconnus.',
    owed: completionsOwed,
    clock: { kind: 'without_delay', anchor: 'notified' },
    basis: 'RGPD art. 33.4 ; pratique de la CNIL : si possible dans les 72 heures de l’initiale',
    because: 'La notification initiale laissait des inconnues : une notification complète la suit.',
    proof: 'read_in_part',
    closing: 'does_not_wait',
  },
  {
    id: 'R18-inform-controllers',
    version: 1,
    debtor: 'facility',
    act: 'inform',
    phase: 'initial',
    to: 'chaque responsable de traitement client',
    trigger:
      'Le déclarant est un sous-traitant (prestataire, éditeur, hébergeur, GRADeS) et des données personnelles peuvent être touchées.',
    owed: clientsToTell,
    clock: ON_AWARENESS,
    basis: 'RGPD art. 33.2',
    because:
      'Le sous-traitant informe chaque responsable dans les meilleurs délais ; chacun a sa propre horloge.',
    proof: 'read',
    inForce: SINCE_GDPR,
    closing: 'does_not_wait',
  },
  {
    id: 'R19-inform-persons',
    version: 1,
    debtor: 'facility',
    act: 'inform_persons',
    phase: 'initial',
    to: 'personnes concernées',
    trigger:
      'Risque élevé : données de santé, NIR ou données révélatrices, divulguées ou altérées ; sauf exception motivée de l’art. 34.3.',
    owed: byController(isHighRiskForPersons, 'persons'),
    clock: ON_AWARENESS,
    basis: 'RGPD art. 34',
    because: 'Des données révélatrices ont été divulguées ou altérées : risque élevé pour les personnes.',
    proof: 'read_in_part',
    inForce: SINCE_GDPR,
    closing: 'waits',
  },
  {
    id: 'R20-register',
    version: 1,
    debtor: 'facility',
    act: 'register',
    phase: 'initial',
    to: 'registre des violations, tenu à la disposition de la CNIL',
    trigger: 'Toute violation de données personnelles, même non notifiée.',
    owed: byController(mayBeHit, 'cnil'),
    clock: ON_AWARENESS,
    basis: 'RGPD art. 33.5',
    because: 'Toute violation figure au registre, même non notifiée.',
    proof: 'read',
    inForce: SINCE_GDPR,
    closing: 'does_not_wait',
  },
];
