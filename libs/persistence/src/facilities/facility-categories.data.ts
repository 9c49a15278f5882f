import type { FacilityType } from '#domain/facilities';

/**
 * FINESS categories that tell the type of structure by themselves. 101 to 131 and 362 to 699 were read in the public
 * SAE list; those of the medico-social and ambulatory sectors come from the FINESS nomenclature and are to be
 * confirmed on a complete extract. A category that is not here is judged by its legal status.
 */
export const TYPE_BY_CATEGORY: Readonly<Record<string, FacilityType>> = {
  '114': 'military_hospital',
  '131': 'cancer_centre',
  '500': 'nursing_home',
  '501': 'nursing_home',
  '502': 'nursing_home',
  '182': 'other_medico_social',
  '183': 'other_medico_social',
  '186': 'other_medico_social',
  '188': 'other_medico_social',
  '189': 'other_medico_social',
  '190': 'other_medico_social',
  '192': 'other_medico_social',
  '202': 'other_medico_social',
  '207': 'other_medico_social',
  '209': 'other_medico_social',
  '246': 'other_medico_social',
  '252': 'other_medico_social',
  '255': 'other_medico_social',
  '354': 'other_medico_social',
  '382': 'other_medico_social',
  '437': 'other_medico_social',
  '445': 'other_medico_social',
  '446': 'other_medico_social',
  '448': 'other_medico_social',
  '449': 'other_medico_social',
  '460': 'other_medico_social',
  '611': 'laboratory',
  '124': 'health_centre',
  '603': 'health_centre',
  '620': 'pharmacy',
};

/** First letters of the SAE status groups: public, private non-profit, private for profit. */
export const TYPE_BY_STATUS: readonly { readonly prefix: string; readonly type: FacilityType }[] = [
  { prefix: 'PUB', type: 'public_hospital' },
  { prefix: 'PNL', type: 'private_non_profit_hospital' },
  { prefix: 'PLU', type: 'private_hospital' },
];
