import { checkFiness, findDepartment, REGIONS, competentArs } from '#domain/facilities';

/** A facility of the directory that uses a provider; nothing of it exists. */
export interface Client {
  finess: string;
  name: string;
  department: string;
  /** `ars:NN`. */
  ars: string;
  email: string;
}

/** A number that the checksum of the directory accepts, from one that nobody holds. */
function finessOf(department: string, n: number): string {
  const stem = `${department}9${String(n).padStart(5, '0')}`;
  const digit = Array.from({ length: 10 }, (_, d) => d).find((d) => checkFiness(`${stem}${d}`) === 'valid');
  return `${stem}${digit}`;
}

/** Clients of one provider, spread over the metropolitan regions. */
export function clientsOf(count: number): Client[] {
  const departments = REGIONS.flatMap((region) => region.departments).filter((code) => /^\d{2}$/.test(code));
  return Array.from({ length: count }, (_, n) => {
    const department = departments[n % departments.length]!;
    const finess = finessOf(department, n);
    const ars = `ars:${competentArs(findDepartment(department)!)}`;
    return {
      finess,
      department,
      ars,
      name: `Clinique inventée n° ${n}`,
      email: `rssi@clinique-${n}.example`,
    };
  });
}
