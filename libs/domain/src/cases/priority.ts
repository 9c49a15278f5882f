import { careOfferOf } from '#domain/facilities';
import type { CaseFacts } from '#domain/obligations';

/**
 * Priority of a case (RFC 2350 §4.1): threat criticality × care offer × impact on patients. Each part
 * runs from 1 to 4, so the score runs from 1 to 64; each part says why.
 */
export interface Priority {
  score: number;
  parts: { threat: PriorityPart; careOffer: PriorityPart; patients: PriorityPart };
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

export function priorityOf(facts: CaseFacts): Priority {
  const parts = {
    threat: threatPart(facts),
    careOffer: careOfferPart(facts),
    patients: patientsPart(facts),
  };
  return { score: parts.threat.weight * parts.careOffer.weight * parts.patients.weight, parts };
}
