import { competentArs, type FacilityType, findDepartment } from '#domain/facilities';
import type { FacilityFacts } from '#persistence/facilities';

interface Site {
  finess: string;
  entity?: string;
  name: string;
  type?: FacilityType;
  category: string;
  status?: string;
  siret?: string;
  department: string;
  /** INSEE code, name and postal code of the commune. */
  commune: readonly [code: string, name: string, postalCode: string];
}

function facility(site: Site): FacilityFacts {
  const department = findDepartment(site.department);
  return {
    finessEt: site.finess,
    finessEj: site.entity ?? null,
    name: site.name,
    type: site.type ?? 'public_hospital',
    category: site.category,
    legalStatus: site.status ?? null,
    siret: site.siret ?? null,
    department,
    region: department === null ? null : competentArs(department),
    communeCode: site.commune[0],
    commune: site.commune[1],
    postalCode: site.commune[2],
  };
}

const rouen = { entity: '760780239', category: '101', status: 'PUB1', department: '76' };

/**
 * Facilities of the demonstration: public facts of the SAE 2023 statistics (DREES, Licence Ouverte), no person.
 * Armentières, Rouen and Fleyriat are those of the published cases; the last three do not exist.
 */
export const DEMONSTRATION_FACILITIES: readonly FacilityFacts[] = [
  facility({
    finess: '590000758',
    entity: '590782637',
    name: 'Centre hospitalier d’Armentières',
    ...{ category: '355', status: 'PUB2', siret: '26590674300017', department: '59' },
    commune: ['59017', 'Armentières', '59421'],
  }),
  facility({
    ...rouen,
    finess: '760000158',
    name: 'CHU de Rouen, hôpital Charles-Nicolle',
    siret: '26760168000015',
    commune: ['76540', 'Rouen', '76038'],
  }),
  facility({
    ...rouen,
    finess: '760000141',
    name: 'CHU de Rouen, hôpital Saint-Julien',
    siret: '26760168000130',
    commune: ['76498', 'Le Petit-Quevilly', '76141'],
  }),
  facility({
    ...rouen,
    finess: '760783522',
    name: 'CHU de Rouen, hôpital de Bois-Guillaume',
    siret: '26760168000023',
    commune: ['76108', 'Bois-Guillaume', '76230'],
  }),
  facility({
    ...rouen,
    finess: '760783530',
    name: 'CHU de Rouen, hôpital d’Oissel',
    siret: '26760168000049',
    commune: ['76484', 'Oissel', '76350'],
  }),
  facility({
    ...rouen,
    ...{ finess: '760023671', category: '362', status: 'PUB9' },
    name: 'CHU de Rouen, USLD Arcadie-Boucicaut',
    siret: '26760168000031',
    commune: ['76451', 'Mont-Saint-Aignan', '76130'],
  }),
  facility({
    finess: '760000166',
    entity: '760780247',
    name: 'Centre Henri-Becquerel',
    type: 'cancer_centre',
    ...{ category: '131', status: 'PNL6', siret: '78111289100010', department: '76' },
    commune: ['76540', 'Rouen', '76038'],
  }),
  facility({
    finess: '010000024',
    entity: '010780054',
    name: 'Centre hospitalier de Fleyriat',
    ...{ category: '355', status: 'PUB2', siret: '26010004500012', department: '01' },
    commune: ['01451', 'Viriat', '01440'],
  }),
  facility({
    finess: '750100042',
    entity: '750712184',
    name: 'Hôpital Lariboisière (AP-HP)',
    ...{ category: '101', status: 'PUB1', siret: '26750045200474', department: '75' },
    commune: ['75056', 'Paris 10e arrondissement', '75475'],
  }),
  facility({
    finess: '670000025',
    entity: '670780055',
    name: 'Hôpitaux universitaires de Strasbourg, Nouvel Hôpital civil',
    ...{ category: '101', status: 'PUB1', siret: '26670057400012', department: '67' },
    commune: ['67482', 'Strasbourg', '67091'],
  }),
  facility({
    finess: '130786742',
    entity: '750821092',
    name: 'Hôpital d’instruction des armées Laveran',
    type: 'military_hospital',
    ...{ category: '114', status: 'PUB10', siret: '15100002300300', department: '13' },
    commune: ['13055', 'Marseille 13e arrondissement', '13384'],
  }),
  facility({
    finess: '2A0000212',
    entity: '2A0000170',
    name: 'Hôpital local de Bonifacio',
    ...{ category: '106', status: 'PUB2', siret: '26200007800010', department: '2A' },
    commune: ['2A041', 'Bonifacio', '20169'],
  }),
  facility({
    finess: '2B0000012',
    entity: '2B0000020',
    name: 'Centre hospitalier de Bastia',
    ...{ category: '355', status: 'PUB2', siret: '26200009400017', department: '2B' },
    commune: ['2B033', 'Bastia', '20604'],
  }),
  facility({
    finess: '970100392',
    entity: '970100178',
    name: 'Centre hospitalier de la Basse-Terre',
    ...{ category: '355', status: 'PUB2', siret: '26971087700011', department: '971' },
    commune: ['97105', 'Basse-Terre', '97100'],
  }),
  facility({
    finess: '970200028',
    entity: '970208906',
    name: 'Centre hospitalier intercommunal Lorrain – Basse-Pointe',
    ...{ category: '355', status: 'PUB2', siret: '26972087600011', department: '972' },
    commune: ['97214', 'Le Lorrain', '97214'],
  }),
  facility({
    finess: '970300026',
    entity: '970302022',
    name: 'Centre hospitalier de Cayenne',
    ...{ category: '355', status: 'PUB2', siret: '26973302800022', department: '973' },
    commune: ['97302', 'Cayenne', '97306'],
  }),
  facility({
    finess: '970400024',
    entity: '970408589',
    name: 'CHU de La Réunion, site Félix-Guyon',
    ...{ category: '101', status: 'PUB1', siret: '20003001300011', department: '974' },
    commune: ['97411', 'Saint-Denis', '97405'],
  }),
  facility({
    finess: '980500011',
    entity: '980500003',
    name: 'Centre hospitalier de Mayotte',
    ...{ category: '355', status: 'PUB2', siret: '22985001100011', department: '976' },
    commune: ['97611', 'Mamoudzou', '97600'],
  }),
  facility({
    finess: '599999919',
    name: 'EHPAD Les Trois Tilleuls (fictif)',
    type: 'nursing_home',
    category: '500',
    department: '59',
    commune: ['59350', 'Lille', '59000'],
  }),
  facility({
    finess: '699999926',
    name: 'Laboratoire Exemple Biologie (fictif)',
    type: 'laboratory',
    category: '611',
    department: '69',
    commune: ['69123', 'Lyon', '69003'],
  }),
  facility({
    finess: '359999935',
    name: 'Clinique du Phare (fictive)',
    type: 'private_hospital',
    category: '365',
    department: '35',
    commune: ['35288', 'Saint-Malo', '35400'],
  }),
];
