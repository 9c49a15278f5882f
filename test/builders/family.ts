import {
  attachToParent,
  shareWithChildren,
  type Case,
  type Decision,
  type Occasion,
  type SharedFacts,
  type Update,
} from '#domain/cases';
import { aCase, accepted, anOccasion } from './case';
import { aFacility, anIncident } from './facts';

export const PROVIDER = 'Hébergeur Exemple';

/** A hosting provider that declares for its clients; its own site is in the Nord. */
export function aProviderCase(): Case {
  const facilities = [aFacility({ id: 'provider', name: PROVIDER, type: 'regional_grouping', finess: null })];
  return aCase({
    reference: 'VIG-PARENT',
    facilities,
    incident: { incidentType: 'provider_outage' },
  }).build();
}

/** What it knows of the provider's outage: nothing but that something stopped. */
const KNOWS_LITTLE = {
  ...anIncident({ commonProvider: PROVIDER, operation: 'degraded', patientDanger: 'potential' }),
  ...({
    incidentType: 'unknown',
    origin: 'unknown',
    perimeter: 'unknown',
    othersMayBeHit: 'unknown',
  } as const),
  data: { ...anIncident().data, personal: 'unknown', health: 'unknown', nir: 'unknown' } as const,
};

/** A client of the provider, in a region of its own. */
export function aClientCase(n: number, ars: string, change: Parameters<typeof aCase>[0] = {}): Case {
  const facilities = [aFacility({ id: `client-${n}`, name: `Clinique n° ${n}`, ars, finess: null })];
  return aCase({ reference: `VIG-CLIENT-${n}`, facilities, incident: KNOWS_LITTLE, ...change }).build();
}

export const anUpdate = (change: Partial<Update> = {}): Update => ({
  facts: {},
  message: null,
  qualification: null,
  ...change,
});

/** A parent with what it has shared so far. */
export interface Shown {
  parent: Case;
  revisions: SharedFacts[];
}

/** The next revision. @throws when it is refused */
export function shared({ parent, revisions }: Shown, update: Partial<Update>, o = anOccasion()): Shown {
  const decision = shareWithChildren(parent, revisions.at(-1) ?? null, anUpdate(update), o);
  if (!decision.ok) throw new Error(`refused: ${decision.refusal}`);
  return { parent: decision.state, revisions: [...revisions, decision.shared] };
}

export function attach(child: Case, { parent, revisions }: Shown, o: Occasion = anOccasion()): Decision {
  return attachToParent(child, { parent: { ...parent, revisions }, isParent: false }, o);
}

export const attached = (child: Case, shown: Shown, o?: Occasion): Case => accepted(attach(child, shown, o));
