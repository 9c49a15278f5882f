import { awarenessOf, CARE_MEASURES, personalDataMayBeHit, type Instant } from '#domain/declarations';
import type { FacilityType } from '#domain/facilities';
import { mayBe } from '#domain/qualification';
import type { CaseFacility, CaseFacts } from './case-facts';

/** The facility that declared; a case always has one. */
export function declarantOf(facts: CaseFacts): CaseFacility {
  return facts.facilities.find((f) => f.declares) ?? facts.facilities[0]!;
}

/** Social-security bodies go to the CERT Social, armed-forces hospitals to their own chain. */
export function otherChainOf(facts: CaseFacts): 'cert-social' | 'armed-forces' | null {
  const { type } = declarantOf(facts);
  if (type === 'social_security_body') return 'cert-social';
  return type === 'military_hospital' ? 'armed-forces' : null;
}

/** A pharmacy has no declaration to make under art. D.1111-16-2, nor has what a person set aside: sent on, counted apart. */
export function isOutOfScope(facts: CaseFacts): boolean {
  return facts.outOfScope || declarantOf(facts).type === 'pharmacy';
}

/** Whether the desk and its authorities treat the case: nobody else's chain does, and it is in scope. */
export function isTreatedHere(facts: CaseFacts): boolean {
  return otherChainOf(facts) === null && !isOutOfScope(facts);
}

/** Codes of the competent ARS, each once, from the sites concerned. */
export function competentArs(facts: CaseFacts): string[] {
  return [...new Set(facts.facilities.flatMap((f) => (f.ars === null ? [] : [f.ars])))];
}

/** Safety of care: the indent once qualified, what was declared until then or when the indent is unknown. */
export function careMayBeUnsafe({ qualification, incident }: CaseFacts): boolean {
  const indent = qualification?.indents.safety_of_care ?? 'unknown';
  return indent === 'unknown' ? incident.patientDanger !== 'none' : mayBe(indent);
}

/** Direct or indirect health impact, actual or potential (art. D.1111-16-3). */
export function hasHealthImpact(facts: CaseFacts): boolean {
  const { incident, qualification } = facts;
  const operationUnclear =
    incident.operation === 'unknown' && qualification?.indents.normal_operation !== 'no';
  // A lost dispatch of the emergency services is felt outside the facility that declares it.
  const dispatchHit = incident.systems.includes('emergency_dispatch') && incident.operation !== 'no_impact';
  return (
    careMayBeUnsafe(facts) ||
    operationUnclear ||
    dispatchHit ||
    incident.operation === 'degraded' ||
    incident.operation === 'care_interrupted' ||
    incident.measures.some((measure) => CARE_MEASURES.includes(measure))
  );
}

/** High risk for persons (art. 34 RGPD): revealing data got out, were published or were altered. */
export function isHighRiskForPersons({ incident }: CaseFacts): boolean {
  const { health, nir, mayRevealHealth, effects, published } = incident.data;
  const revealing = [health, nir, mayRevealHealth].includes('yes');
  const isOut = published === 'yes' || effects.some((effect) => effect !== 'unavailable');
  return revealing && isOut;
}

export { personalDataMayBeHit };

/** Who works for others: art. 33.2 RGPD asks it to tell the controllers, who notify for themselves. */
const PROCESSORS: readonly FacilityType[] = ['provider', 'regional_grouping'];

export function isDeclaredByProcessor(facts: CaseFacts): boolean {
  return PROCESSORS.includes(declarantOf(facts).type);
}

/** The controllers of the data: the facility that declared, or its clients when it is a processor. */
export function controllersOf(facts: CaseFacts): CaseFacility[] {
  return isDeclaredByProcessor(facts) ? facts.facilities.filter((f) => !f.declares) : [declarantOf(facts)];
}

/** When a facility became aware; null: nobody said, and its clock does not run yet. */
export function findAwareness(facts: CaseFacts, facility: CaseFacility): Instant | null {
  return facility.awarenessAt ?? (facility.declares ? awarenessOf(facts.incident) : null);
}

/** Patients were harmed or may no longer be cared for (RFC 2350 §5.1.2: "incident majeur"). */
export function isMajorForCare({ incident, qualification }: CaseFacts): boolean {
  return (
    incident.patientDanger === 'actual' ||
    incident.operation === 'care_interrupted' ||
    qualification?.indents.safety_of_care === 'actual'
  );
}

/**
 * Operators of essential services whose service or networks are touched (loi 2018-133, art. 7). The one that
 * declares answers for its other sites; where it is none itself, each operator answers for itself.
 */
export function operatorsTouched(facts: CaseFacts): CaseFacility[] {
  const { incident } = facts;
  const declarant = declarantOf(facts);
  if (incident.operation === 'no_impact' && incident.systems.length === 0) return [];
  return declarant.ose === 'yes' ? [declarant] : facts.facilities.filter((f) => f.ose === 'yes');
}

/** Whom art. L.1111-8-2 CSP names: who gives care, prevents or diagnoses, and none who only works for them. */
export function mustDeclare(facts: CaseFacts): boolean {
  return isTreatedHere(facts) && !isDeclaredByProcessor(facts);
}

/** Named by the article since 2022 only. */
export function isMedicoSocial(facts: CaseFacts): boolean {
  const { type } = declarantOf(facts);
  return type === 'nursing_home' || type === 'other_medico_social';
}

/** Whether the desk has decided that this case is its own to handle. */
export function isQualifiedHere(facts: CaseFacts): boolean {
  return facts.qualification !== null && isTreatedHere(facts);
}

/** The agency is told of the health impact of an incident that the armed forces treat, and of nothing else. */
export function agencyIsToldOfTheArmedForces(facts: CaseFacts): boolean {
  return facts.qualification !== null && otherChainOf(facts) === 'armed-forces' && hasHealthImpact(facts);
}
