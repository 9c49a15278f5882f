import { facilityTypeLabel } from '#domain/facilities';
import type { CaseFacility } from '#domain/obligations';
import { ANSWER, nameOfAuthority, ROLE } from '#notifications/words';
import { said, word } from './rows';
import type { Row, SheetFacts } from './sheet';

const WITHHELD = 'non reproduit dans cet exemplaire';

/** Who the facility is, as the directory or the declaration says. */
export function identityRows(facility: CaseFacility): Row[] {
  const verified = facility.verified
    ? 'Identité retrouvée dans l’annuaire des structures.'
    : 'Identité non vérifiée : telle que déclarée.';
  return [
    said('Dénomination', facility.name, verified),
    said('FINESS (site)', facility.finess),
    said('Catégorie', facilityTypeLabel(facility.type, 'fr')),
    said('Département', facility.department),
    said('ARS compétente', facility.ars === null ? null : nameOfAuthority(facility.ars)),
    said('Opérateur de services essentiels', word(ANSWER, facility.ose)),
  ];
}

/** Who speaks for the facility. Only the declarant's own copy names it; any copy says the function. */
export function declarantRows({ declarant, namesDeclarant }: SheetFacts): Row[] {
  const shown = (value: string | null | undefined) =>
    declarant === null || namesDeclarant ? value : WITHHELD;
  return [
    said('Nom et prénom', shown(declarant?.name)),
    said('Fonction', declarant && ROLE[declarant.role]),
    said('Courriel', shown(declarant?.email)),
    said('Téléphone', shown(declarant?.phone)),
  ];
}
