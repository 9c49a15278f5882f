import { factsOf } from '#domain/cases';
import { facilityTypeLabel } from '#domain/facilities';
import { isDeclaredByProcessor } from '#domain/obligations';
import { declarantRows } from './facility-rows';
import { notAsked, proposed, said } from './rows';
import type { Row, SheetFacts } from './sheet';

/** Section 2. The SIREN is the first nine figures of the SIRET. */
export function organisation({ facility, siret }: SheetFacts): Row[] {
  const registered = facility.declares ? siret : null;
  const identity = facility.verified ? null : 'Telle que déclarée : identité non vérifiée.';
  return [
    said('SIREN', registered?.replace(/\s/g, '').slice(0, 9)),
    said('Dénomination', facility.name, identity),
    said('FINESS (site)', facility.finess),
    notAsked('Numéro de TVA'),
    proposed('Secteur d’activité', `Santé : ${facilityTypeLabel(facility.type, 'fr')}`),
    notAsked('Effectif'),
    notAsked('Adresse, code postal, ville'),
    said('Département', facility.department),
    proposed('Pays', 'France'),
  ];
}

/** Section 3: the declarant when it is the director; nobody else is taken for one. */
export function legalOfficer(facts: SheetFacts): Row[] {
  const isDirector = facts.declarant?.role === 'director' && facts.facility.declares;
  const [name, , email] = declarantRows({ ...facts, declarant: isDirector ? facts.declarant : null });
  return [notAsked('Civilité'), proposed('Nom et prénom', name!.value), proposed('Courriel', email!.value)];
}

/** Section 4: whoever declared, to be replaced by the data-protection officer where there is one. */
export function contact(facts: SheetFacts): Row[] {
  const own = { ...facts, declarant: facts.facility.declares ? facts.declarant : null };
  const hint =
    own.declarant && own.declarant.role !== 'dpo' ? 'À remplacer par le DPO s’il y en a un.' : null;
  return [
    notAsked('Civilité'),
    ...declarantRows(own).map(({ label, value }, index) => proposed(label, value, index === 0 ? hint : null)),
  ];
}

/** Section 5. */
export function otherOrganisations({ state, facility }: SheetFacts): Row[] {
  const declaring = state.facilities.find((f) => f.declares);
  const processor = !facility.declares && isDeclaredByProcessor(factsOf(state)) ? [declaring!.name] : [];
  const providers = [state.incident.commonProvider ?? '', ...processor];
  return [
    proposed('Sous-traitant', [...new Set(providers)], 'Prestataire de la déclaration.'),
    ...(facility.declares ? [] : [said('Structure qui a déclaré l’incident', declaring?.name)]),
    notAsked('Responsables conjoints du traitement'),
  ];
}
