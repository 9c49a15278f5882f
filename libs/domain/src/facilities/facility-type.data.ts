/** How much care the facility offers that a region cannot do without: 0 none, 1 little, 2 much, 3 vital. */
export type CareOffer = 0 | 1 | 2 | 3;

interface FacilityTypeEntry {
  readonly french: string;
  readonly english: string;
  readonly careOffer: CareOffer;
  /** Why this weight, in one line, in French: the analyst reads it beside the priority. */
  readonly reason: string;
}

function entry(french: string, english: string, careOffer: CareOffer, reason: string): FacilityTypeEntry {
  return { french, english, careOffer, reason };
}

/**
 * The closed list of structures that declare or are declared for (L.1111-8-2 CSP, and those that the desk redirects).
 * The weight is the product's own proposal: RFC 2350 §4.1 asks for the care offer to count and gives no scale.
 */
export const FACILITY_TYPES = {
  public_hospital: entry(
    'Établissement de santé public',
    'Public hospital',
    3,
    'Urgences, réanimation et recours du territoire',
  ),
  private_non_profit_hospital: entry(
    'Établissement de santé privé d’intérêt collectif',
    'Private non-profit hospital',
    2,
    'Participe au service public hospitalier',
  ),
  private_hospital: entry(
    'Établissement de santé privé à but lucratif',
    'Private hospital',
    2,
    'Part importante de la chirurgie et des soins de suite',
  ),
  military_hospital: entry(
    'Hôpital des armées',
    'Military hospital',
    3,
    'Accueille aussi les civils ; chaîne de la défense',
  ),
  nursing_home: entry(
    'EHPAD',
    'Nursing home',
    1,
    'Résidents dépendants, soins courants, transferts possibles',
  ),
  other_medico_social: entry(
    'Autre établissement ou service médico-social',
    'Other medico-social establishment',
    1,
    'Accompagnement continu, peu de soins techniques',
  ),
  laboratory: entry(
    'Laboratoire de biologie médicale',
    'Medical laboratory',
    2,
    'Les hôpitaux et les urgences attendent ses résultats',
  ),
  radiotherapy_centre: entry(
    'Centre de radiothérapie',
    'Radiotherapy centre',
    2,
    'Séances non reportables au-delà de quelques jours',
  ),
  cancer_centre: entry(
    'Centre de lutte contre le cancer',
    'Cancer centre',
    3,
    'Recours régional, traitements non reportables',
  ),
  regional_grouping: entry(
    'GRADeS ou GCS e-santé',
    'Regional e-health grouping',
    2,
    'Aucun soin, mais des services communs à toute une région',
  ),
  provider: entry(
    'Prestataire, éditeur ou hébergeur',
    'Provider, publisher or host',
    2,
    'Aucun soin, mais de nombreuses structures clientes',
  ),
  private_practice: entry(
    'Cabinet libéral',
    'Private practice',
    1,
    'Soins de ville, report possible vers un confrère',
  ),
  health_centre: entry(
    'Centre de santé ou maison de santé',
    'Health centre',
    1,
    'Soins de ville, report possible vers une autre structure',
  ),
  pharmacy: entry('Pharmacie', 'Pharmacy', 1, 'Hors périmètre de la déclaration ; officines voisines'),
  social_security_body: entry(
    'Organisme de sécurité sociale',
    'Social-security body',
    0,
    'Aucun soin ; relève du CERT Social',
  ),
  other: entry('Autre', 'Other', 1, 'Offre de soins non connue : ni nulle, ni supposée vitale'),
} as const satisfies Record<string, FacilityTypeEntry>;

export type FacilityType = keyof typeof FACILITY_TYPES;
