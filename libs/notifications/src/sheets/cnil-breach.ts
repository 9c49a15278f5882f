import type { DataImpact, IncidentFacts, Instant } from '#domain/declarations';
import type { Obligation } from '#domain/obligations';
import { parisTime } from '#notifications/words';
import {
  CAUSE,
  CAUSES_OF_BREACH,
  COMES_FROM_OUTSIDE,
  CONSEQUENCES,
  DAMAGES,
  FAILS_OUTSIDE,
  LOSS_OF_CONTROL,
  LOSS_OF_SECRECY,
  NATURE,
  ORIGIN_OF_TYPE,
  ORIGINS_OF_BREACH,
  SEVERITIES,
} from './cnil-options.data';
import {
  awarenessOfController,
  dutiesOf,
  notAsked,
  options,
  paragraphsOf,
  proposed,
  said,
  time,
} from './rows';
import type { Row, SheetFacts } from './sheet';

/** Art. 33.1 RGPD: 72 hours after having become aware. */
const TERM = 72 * 3_600_000;
const EFFECTS = ['disclosed', 'altered', 'unavailable'] as const;

/** Whether it goes on: an end that was said, or a resolution, ends it; no end said yet only suggests that it does. */
function stillGoingOn({ state }: SheetFacts): Row {
  const over = state.incident.endedAt !== null || state.resolution !== null;
  return proposed('Toujours en cours', over ? 'non' : 'oui', over ? null : 'Aucune fin n’a été déclarée.');
}

/** The first notification: made, even after a person had thought it needless; else as it stands. */
export function firstFiling(facts: SheetFacts): Obligation | undefined {
  const filings = dutiesOf(facts, 'file', 'cnil').filter((o) => o.phase === 'initial');
  return filings.find((o) => o.state === 'fulfilled') ?? filings[0];
}

/** Section 6. */
export function dates(facts: SheetFacts): Row[] {
  const { startedAt, endedAt, noticedAt } = facts.state.incident;
  const determined = startedAt !== null && endedAt !== null ? 'oui' : null;
  const awareAt = awarenessOfController(facts);
  const anchor = firstFiling(facts)?.anchorAt;
  const fallback = anchor ? `Les 72 heures sont comptées ici depuis le ${parisTime(anchor)}.` : null;
  return [
    proposed('Période déterminée', determined, options(['oui', 'non'])),
    said('Début', time(startedAt)),
    said('Fin', time(endedAt)),
    stillGoingOn(facts),
    said('Prise de connaissance par le responsable', time(awareAt), awareAt === null ? fallback : null),
    said('Constat de l’incident', parisTime(noticedAt)),
    ...reasonsOfDelay(facts, awareAt),
  ];
}

/** "Motifs du retard", asked when the first notification is made, or still missing, after 72 hours (art. 33.1). */
function reasonsOfDelay(facts: SheetFacts, awareAt: Instant | null): Row[] {
  const filing = firstFiling(facts);
  const dueAt = filing?.dueAt ?? (awareAt === null ? null : awareAt + TERM);
  const filedAt = filing?.state === 'fulfilled' ? filing.settledAt : null;
  const isNeedless = filing?.state === 'waived';
  if (isNeedless || dueAt === null || (filedAt ?? facts.now) <= dueAt) return [];
  const reason = filing?.lateReason;
  const hint = `Exigés : les 72 heures ont pris fin le ${parisTime(dueAt)} (art. 33.1 du RGPD).`;
  return [said('Motifs du retard', reason, hint)];
}

/** Section 6, end. */
export function conditions({ state }: SheetFacts): Row[] {
  return [
    notAsked('Circonstances de la découverte', 'Voir aussi le descriptif, section 7.'),
    said('Signalement au CERT', parisTime(state.receivedAt), `Référence ${state.reference}.`),
  ];
}

function causeOf({ origin, incidentType }: IncidentFacts): string | null {
  if (origin === 'malicious' && COMES_FROM_OUTSIDE.includes(incidentType)) return CAUSE.malicious;
  if (origin === 'not_malicious' && FAILS_OUTSIDE.includes(incidentType)) return CAUSE.not_malicious;
  return null;
}

/** Data that were published got out, whatever else the declaration ticks. */
function effectsOn({ data }: IncidentFacts): DataImpact['effects'] {
  return EFFECTS.filter(
    (effect) => data.effects.includes(effect) || (effect === 'disclosed' && data.published === 'yes'),
  );
}

/** Section 7. */
export function breach({ state: { incident } }: SheetFacts): Row[] {
  const natures = effectsOn(incident);
  return [
    proposed(
      'Nature',
      natures.map((effect) => NATURE[effect]),
      options(Object.values(NATURE)),
    ),
    proposed('Origine', ORIGIN_OF_TYPE[incident.incidentType], options(ORIGINS_OF_BREACH)),
    proposed('Cause', causeOf(incident), options(CAUSES_OF_BREACH)),
    said(
      'Descriptif détaillé',
      paragraphsOf(incident.narrative),
      'Récit de la déclaration, sans changement.',
    ),
  ];
}

/** Section 9. */
export function priorMeasures(): Row[] {
  return [notAsked('Mesures en place avant la violation')];
}

/** Section 10, by kind of loss: all three as long as nobody knows which. */
export function consequences({ state: { incident } }: SheetFacts): Row[] {
  const known = effectsOn(incident);
  const careIsHit = incident.operation === 'degraded' || incident.operation === 'care_interrupted';
  return (known.length > 0 ? known : EFFECTS).map((effect) => {
    const list = CONSEQUENCES[effect];
    const found = effect === 'unavailable' && known.length > 0 && careIsHit ? list : null;
    const hint = list ? options(list) : 'Choix à lire dans le téléservice.';
    return proposed(NATURE[effect], found, hint);
  });
}

/** Section 11. Severity is a judgement of the controller: nothing is proposed. */
export function damage({ state: { incident } }: SheetFacts): Row[] {
  const disclosed = effectsOn(incident).includes('disclosed');
  const found = disclosed
    ? [LOSS_OF_CONTROL, ...(incident.data.health === 'yes' ? [LOSS_OF_SECRECY] : [])]
    : [];
  return [
    proposed('Préjudices', found, options(DAMAGES)),
    notAsked('Gravité', `${options(SEVERITIES)} À apprécier par le responsable de traitement.`),
  ];
}
