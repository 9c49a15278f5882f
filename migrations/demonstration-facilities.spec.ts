import { checkFiness, checkSiret, competentArs, departmentOfFiness } from '#domain/facilities';
import { facilityTypeOf } from '#persistence/facilities';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMONSTRATION_FACILITIES } from './demonstration-facilities.data';

describe('the facilities of the demonstration', () => {
  it.each(DEMONSTRATION_FACILITIES.map((facility) => [facility.finessEt, facility] as const))(
    '%s has sound numbers and the agency of its number',
    (finess, facility) => {
      expect(checkFiness(finess)).toBe('valid');
      expect([null, 'valid']).toContain(facility.finessEj && checkFiness(facility.finessEj));
      expect([null, 'valid']).toContain(facility.siret && checkSiret(facility.siret));
      expect(facility.department).toBe(departmentOfFiness(finess));
      expect(facility.region).toBe(competentArs(facility.department!));
    },
  );

  it('are each there once, and reach from Paris to Mayotte', () => {
    const numbers = DEMONSTRATION_FACILITIES.map(({ finessEt }) => finessEt);
    expect(new Set(numbers).size).toBe(numbers.length);
    const regions = new Set<unknown>(DEMONSTRATION_FACILITIES.map(({ region }) => region));
    expect([...regions]).toEqual(
      expect.arrayContaining(['01', '02', '03', '04', '06', '11', '28', '32', '44', '94']),
    );
  });

  it('hold those of the published cases', () => {
    const numbers = DEMONSTRATION_FACILITIES.map(({ finessEt }) => finessEt);
    const published = [
      '590000758',
      '760000158',
      '760000141',
      '760783522',
      '760783530',
      '760023671',
      '010000024',
    ];
    expect(numbers).toEqual(expect.arrayContaining(published));
  });

  const list = join(__dirname, '../../shared/data/facilities-sae-2023.csv');
  const withList = existsSync(list) ? it : it.skip;
  if (!existsSync(list))
    console.info('not compared with the public list of facilities: the file is not there');

  withList('say the same as the public list', () => {
    const lines = readFileSync(list, 'utf8').split(/\r?\n/);
    const real = DEMONSTRATION_FACILITIES.filter(({ name }) => !/\(ficti(?:f|ve)\)/.test(name));
    expect(real).toHaveLength(18);
    for (const { finessEt, finessEj, category, legalStatus, siret, postalCode, type } of real) {
      const cells = lines.find((line) => line.startsWith(finessEt))!.split(',');
      const [, , entity, printedCategory, status, printedSiret] = cells;
      const printed = [entity, printedCategory, status, printedSiret, cells[10]];
      expect([finessEj, category, legalStatus, siret, postalCode]).toEqual(printed);
      expect(facilityTypeOf(category, legalStatus)).toBe(type);
    }
  });
});
