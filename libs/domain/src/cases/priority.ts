import { careOfferOf } from '#domain/facilities';
import type { Instant } from '#domain/declarations';
import type { CaseFacts } from '#domain/obligations';

/**
 * Priority of a case (RFC 2350 §4.1): threat criticality × care offer × impact on patients. Each part
 * runs from 1 to 4, so the score runs from 1 to 64; each part says why.
 */
export interface Priority {
  /** What the parts give. */
  score: number;
  parts: { threat: PriorityPart; careOffer: PriorityPart; patients: PriorityPart };
  /** What a person decided instead, with the reason; the proposal is kept. */
  override: PriorityOverride | null;
}

export interface PriorityOverride {
  /** 1 to 64, as the parts would give. */
  score: number;
  reason: string;
  /** Function of who decided. */
  by: string;
  at: Instant;
}

export interface PriorityPart {
  weight: number;
  /** In French, for the queue. */
  because: string;
}

const GRAVE_THREATS: readonly string[] = ['ransomware', 'system_compromise', 'provider_outage'];
const WIDE: readonly string[] = ['whole_system', 'domain_controller', 'several_servers', 'provider_system'];

function threatPart({ incident }: CaseFacts): PriorityPart {
  const grave = GRAVE_THREATS.includes(incident.incidentType);
  const wide = WIDE.includes(incident.perimeter);
  if (grave && wide) return { weight: 4, because: 'menace grave et étendue' };
  if (grave || wide) return { weight: 3, because: grave ? 'menace grave' : 'périmètre étendu' };
  if (incident.origin === 'malicious') return { weight: 2, because: 'acte malveillant' };
  return { weight: 1, because: 'menace limitée ou inconnue' };
}

function careOfferPart({ facilities }: CaseFacts): PriorityPart {
  const offers = facilities.map((f) => careOfferOf(f.type));
  const widest = offers.reduce((a, b) => (b.weight > a.weight ? b : a));
  return { weight: widest.weight + 1, because: widest.reason };
}

function patientsPart({ incident, qualification }: CaseFacts): PriorityPart {
  const indent = qualification?.indents.safety_of_care;
  if (incident.patientDanger === 'actual' || indent === 'actual') {
    return { weight: 4, because: 'mise en danger avérée' };
  }
  if (incident.operation === 'care_interrupted') {
    return { weight: 4, because: 'prise en charge interrompue' };
  }
  if (incident.patientDanger === 'potential' || indent === 'potential' || incident.operation === 'degraded') {
    return { weight: 3, because: 'danger potentiel ou mode dégradé' };
  }
  const unclear = incident.patientDanger === 'unknown' || incident.operation === 'unknown';
  if (unclear) return { weight: 2, because: 'impact sur les patients inconnu' };
  return { weight: 1, because: 'aucun impact sur les patients' };
}

/** The product of the parts: 1 to 64. */
export const scoreOf = ({ threat, careOffer, patients }: Priority['parts']): number =>
  threat.weight * careOffer.weight * patients.weight;

/** The rank of a case in the queue: what a person decided, else what the parts give. */
export const rankOf = ({ score, override }: Priority): number => override?.score ?? score;

/** The priority that facts give; an override in force stays until it is withdrawn. */
export function priorityOf(facts: CaseFacts, override: PriorityOverride | null = null): Priority {
  const parts = {
    threat: threatPart(facts),
    careOffer: careOfferPart(facts),
    patients: patientsPart(facts),
  };
  return {
    score: scoreOf(parts),
    parts,
    override,
  };
}
