import {
  AGENCIES,
  agencyIsToldOfTheArmedForces,
  competentArs,
  hasHealthImpact,
  isMajorForCare,
  isTreatedHere,
  otherChainOf,
  type CaseFacts,
} from '#domain/obligations';
import type { Qualification } from '#domain/qualification';

/** The parts of a case that a letter may carry; a recipient gets those of its basis and nothing else. */
export const ITEMS = [
  'identity',
  'declarant',
  'incident',
  'narrative',
  'care_impact',
  'data_impact',
  'technical',
  'qualification',
  'obligations',
] as const;
export type Item = (typeof ITEMS)[number];

export const BASIS_IDS = ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'] as const;
export type BasisId = (typeof BASIS_IDS)[number];

export interface Basis {
  /** Text shown with the release, in French. */
  basis: string;
  /** What must be so for it to hold, in French: read by whoever is refused. */
  needs: string;
  items: readonly Item[];
  covers: (recipient: string) => boolean;
  /** The recorded condition; a consent holds by its own dates, checked apart. */
  holds: (facts: CaseFacts, recipient: string) => boolean;
}

const one = (code: string) => (recipient: string) => recipient === code;
const concernsAnssi = ({ facilities }: CaseFacts, qualification: Qualification) =>
  qualification.otherSectors ||
  qualification.nationalScope ||
  qualification.certFrSupport ||
  facilities.some((f) => f.ose === 'yes');
const ALL_BUT_OBLIGATIONS = ITEMS.filter((item) => item !== 'obligations');

export const BASES: Record<BasisId, Basis> = {
  B0: {
    basis: 'Information de la structure déclarante (arrêté du 30 octobre 2017)',
    needs: 'que le destinataire soit la personne qui a déclaré',
    items: [],
    covers: one('declarant'),
    holds: () => true,
  },
  B1: {
    basis: 'Art. L.1111-8-2 et D.1111-16-3 CSP ; instruction SHFDS/FSSI/2023/78',
    needs:
      'un dossier traité par le CERT, et pour une ARS l’un de ses établissements parmi les sites concernés',
    items: ITEMS,
    covers: (recipient) => recipient === 'fssi' || recipient.startsWith('ars:'),
    holds: (facts, recipient) =>
      recipient === 'fssi'
        ? isTreatedHere(facts)
        : competentArs(facts).includes(recipient) &&
          (isTreatedHere(facts) || agencyIsToldOfTheArmedForces(facts)),
  },
  B2: {
    basis: 'Art. D.1111-16-2 III CSP : incident significatif, pilotage du FSSI',
    needs: 'un incident traité par le CERT et qualifié significatif',
    items: ITEMS,
    covers: one('fssi'),
    holds: (facts) => isTreatedHere(facts) && facts.qualification?.level === 'significatif',
  },
  B3: {
    basis: 'Art. D.1111-16-3 CSP ; RFC 2350 §4.2 : OSE, autres secteurs, portée nationale ou appui demandé',
    needs:
      'un incident traité par le CERT et qualifié, et un OSE, d’autres secteurs touchés, une portée nationale ou l’appui du CERT-FR demandé',
    items: ['identity', 'incident', 'technical', 'care_impact', 'qualification'],
    covers: one('anssi'),
    holds: (facts) =>
      isTreatedHere(facts) && facts.qualification !== null && concernsAnssi(facts, facts.qualification),
  },
  B4: {
    basis: 'RFC 2350 §5.1.2 : incident majeur dans la prise en charge des patients',
    needs:
      'un incident traité par le CERT, et une mise en danger avérée de patients ou une prise en charge interrompue',
    items: ['identity', 'incident', 'care_impact'],
    covers: (recipient) => AGENCIES.includes(recipient),
    holds: (facts) => isTreatedHere(facts) && isMajorForCare(facts),
  },
  B5: {
    basis: 'RFC 2350 §5.1.2 : violation de données à caractère personnel (alerte)',
    needs:
      'un incident traité par le CERT, et des données à caractère personnel touchées, non seulement peut-être',
    items: ['identity', 'incident', 'data_impact'],
    covers: one('cnil'),
    holds: (facts) => isTreatedHere(facts) && facts.incident.data.personal === 'yes',
  },
  B6: {
    basis: 'Art. D.1111-16-3 CSP : impact sanitaire avéré ou possible, DGS par le CORRUSS',
    needs: 'un incident traité par le CERT, avec un impact sanitaire avéré ou possible',
    items: ['identity', 'incident', 'care_impact', 'qualification'],
    covers: one('corruss'),
    holds: (facts) => isTreatedHere(facts) && hasHealthImpact(facts),
  },
  B7: {
    basis: 'Accord préalable du propriétaire de l’information (RFC 2350 §4.2)',
    needs: 'un accord du propriétaire en cours',
    items: ALL_BUT_OBLIGATIONS,
    covers: (recipient) => recipient !== 'declarant',
    holds: () => true,
  },
  B8: {
    basis: 'Réorientation vers la chaîne compétente (art. L.1111-8-2 §2 CSP ; politique du CERT Social)',
    needs: 'une structure qui relève de cette autre chaîne',
    items: ['identity', 'declarant', 'incident', 'narrative', 'data_impact', 'technical'],
    covers: (recipient) => recipient === 'cert-social' || recipient === 'armed-forces',
    holds: (facts, recipient) => otherChainOf(facts) === recipient,
  },
};
