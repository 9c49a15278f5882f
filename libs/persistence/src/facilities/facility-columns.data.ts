/** Columns of a facility file in the vocabulary of the public SAE list, and the longest text that each accepts. */
export const FACILITY_COLUMNS = {
  finess_et: { required: true, maxLength: 20 },
  raison_sociale: { required: true, maxLength: 300 },
  finess_ej: { required: false, maxLength: 20 },
  categorie: { required: false, maxLength: 10 },
  statut_groupe: { required: false, maxLength: 20 },
  siret: { required: false, maxLength: 20 },
  region_insee: { required: false, maxLength: 3 },
  departement: { required: false, maxLength: 3 },
  commune_insee: { required: false, maxLength: 5 },
  commune: { required: false, maxLength: 100 },
  code_postal: { required: false, maxLength: 5 },
} as const;

export type FacilityColumn = keyof typeof FACILITY_COLUMNS;

export const FACILITY_COLUMN_NAMES = Object.keys(FACILITY_COLUMNS) as FacilityColumn[];
