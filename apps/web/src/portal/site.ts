import type { Faults } from './faults';
import { saidOf } from './more-answers';
import { fromLocalInput } from '../ui/time';

/** Another facility, as typed: a site that is hit too, or a client of a processor. */
export interface Site {
  name: string;
  finess: string;
  type: string;
  department: string;
  awarenessAt: string;
}

export const NO_SITE: Site = { name: '', finess: '', type: '', department: '', awarenessAt: '' };

const DEPARTMENT = /^(\d{2}|2[AB]|97[1-8]|98[678])$/;
const FINESS = /^[0-9A-Z]{9}$/;

/** `1` is `01`, `2a` is `2A`. */
export const departmentOf = (typed: string) =>
  typed
    .trim()
    .toUpperCase()
    .padStart(typed.trim() ? 2 : 0, '0');

const finessOf = (typed: string) => typed.replaceAll(/\s/g, '').toUpperCase();

/** What is wrong with a département; undefined when nothing is, or nothing was said. */
export const faultOfDepartment = (typed: string): string | undefined =>
  typed.trim() === '' || DEPARTMENT.test(departmentOf(typed))
    ? undefined
    : 'Indiquez un numéro de département, par exemple 59, 2A ou 974.';

/** As the API takes it. */
export const siteBody = ({ name, finess, type, department, awarenessAt }: Site) => ({
  name: name.trim(),
  ...saidOf({ finess: finessOf(finess), type, department: departmentOf(department) }),
  ...saidOf({ awarenessAt: fromLocalInput(awarenessAt) }),
});

/** @param list what the API calls it, e.g. `otherSites` */
export function faultsOfSites(list: string, sites: readonly Site[]): Faults {
  const faults: Faults = {};
  sites.forEach(({ name, finess, department }, i) => {
    const wrongPlace = faultOfDepartment(department);
    if (name.trim() === '') faults[`${list}.${i}.name`] = 'Indiquez le nom de la structure.';
    if (finess.trim() && !FINESS.test(finessOf(finess)))
      faults[`${list}.${i}.finess`] = 'Un numéro FINESS a neuf caractères.';
    if (wrongPlace) faults[`${list}.${i}.department`] = wrongPlace;
  });
  return faults;
}
