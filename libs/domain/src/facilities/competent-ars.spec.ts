import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkFiness,
  competentArs,
  departmentOfFiness,
  findDepartment,
  findRegion,
  holidayZoneOf,
  isAttributionToConfirm,
  REGIONS,
  TERRITORIES_WITHOUT_ARS,
} from './index';

const ars = (department: string) => {
  const found = findDepartment(department);
  return found === null ? undefined : competentArs(found);
};

describe('the competent agency', () => {
  it.each<[string, string | null | undefined, string]>([
    ['59', '32', 'Nord, and not the region 59'],
    ['32', '76', 'the Gers is in Occitanie, whatever the code 32 says as a region'],
    ['75', '11', 'Paris'],
    ['76', '28', 'Seine-Maritime'],
    ['01', '84', 'Ain, not Guadeloupe'],
    ['2A', '94', 'Southern Corsica'],
    ['2b', '94', 'Upper Corsica'],
    ['67', '44', 'Alsace'],
    ['971', '01', 'Guadeloupe'],
    ['972', '02', 'Martinique'],
    ['973', '03', 'Guyane'],
    ['974', '04', 'La Réunion'],
    ['976', '06', 'Mayotte'],
    ['977', '01', 'Saint-Barthélemy'],
    ['978', '01', 'Saint-Martin'],
    ['9F', '06', 'Mayotte in the statistics of the ministry'],
    ['975', null, 'Saint-Pierre-et-Miquelon has no agency'],
    ['987', null, 'French Polynesia holds its own competence'],
    ['20', undefined, 'Corsica before 1976'],
    ['96', undefined, 'no such département'],
    ['constructor', undefined, 'a word that objects know'],
  ])('of %s is %s (%s)', (department, expected) => {
    expect(ars(department)).toBe(expected);
  });

  it('exists for 101 départements and two collectivities, once each', () => {
    const departments = REGIONS.flatMap((region) => region.departments);
    expect(REGIONS).toHaveLength(18);
    expect(departments).toHaveLength(103);
    expect(new Set(departments).size).toBe(103);
    expect(departments).not.toEqual(expect.arrayContaining(TERRITORIES_WITHOUT_ARS.map((t) => t.department)));
  });

  it('is marked to be confirmed where no text was read', () => {
    const toConfirm = ['975', '977', '978', '988'].map((code) => findDepartment(code));
    expect(toConfirm.every((code) => code !== null && isAttributionToConfirm(code))).toBe(true);
    expect(isAttributionToConfirm(findDepartment('971')!)).toBe(false);
  });

  it('has an INSEE code that is also the code of a département, all 18 times', () => {
    const also = REGIONS.map((region) => findDepartment(region.code)).filter((code) => code !== null);
    expect(also).toHaveLength(18);
    expect(findRegion('75')?.name).toBe('Nouvelle-Aquitaine');
    expect(findRegion('59')).toBeNull();
  });
});

describe('the département of a FINESS number', () => {
  it.each([
    ['590000758', '59'],
    ['2A0000139', '2A'],
    ['2b0000012', '2B'],
    ['970100384', '971'],
    ['970200028', '972'],
    ['970300026', '973'],
    ['970400024', '974'],
    ['980500011', '976'],
    ['980100011', null],
    ['970900011', null],
    ['990000000', null],
    ['200000000', null],
    ['59000075', null],
  ])('%s gives %s', (finess, expected) => {
    expect(departmentOfFiness(finess)).toBe(expected);
  });

  it('leads 38 000 synthetic numbers to exactly one agency or to an explicit null', () => {
    const prefixes = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')).concat('2A', '2B');
    for (let n = 0; n < 38_000; n += 1) {
      const prefix = prefixes[n % prefixes.length]!;
      const finess = prefix + String((n * 7919) % 10_000_000).padStart(7, '0');
      const department = departmentOfFiness(finess);
      const claiming = REGIONS.filter((r) => department !== null && r.departments.includes(department));
      const found = department === null ? null : competentArs(department);
      expect(claiming.length).toBeLessThanOrEqual(1);
      expect(found).toBe(claiming[0]?.code ?? null);
    }
  });
});

describe('the zone of public holidays', () => {
  it.each([
    ['59', 'metropole'],
    ['67', 'alsace-moselle'],
    ['57', 'alsace-moselle'],
    ['54', 'metropole'],
    ['974', 'la-reunion'],
    ['977', 'saint-barthelemy'],
    ['978', 'saint-martin'],
    ['975', 'saint-pierre-et-miquelon'],
    ['988', null],
  ])('of %s is %s', (department, expected) => {
    expect(holidayZoneOf(findDepartment(department)!)).toBe(expected);
  });
});

// The public list of health establishments (SAE 2023) is not part of the repository; where somebody put it beside
// the clone, the rules are held against all of it.
const list = join(__dirname, '../../../../../shared/data/facilities-sae-2023.csv');
const withList = existsSync(list) ? describe : describe.skip;
if (!existsSync(list)) console.info('not compared with the public list of facilities: the file is not there');

withList('on the public list of facilities', () => {
  it('every checksum is valid and every agency is the one printed', () => {
    const lines = readFileSync(list, 'utf8').trim().split(/\r?\n/);
    const region = lines[0]!.split(',').indexOf('region_insee');
    const differing = lines.slice(1).filter((line) => {
      // One name holds a comma between quotes; the columns read here are counted after it is taken out.
      const cells = line.replace(/"[^"]*"/g, '').split(',');
      const department = departmentOfFiness(cells[0]!);
      const found = department === null ? null : competentArs(department);
      return checkFiness(cells[0]!) !== 'valid' || found !== cells[region];
    });
    expect(lines.length).toBeGreaterThan(3_900);
    expect(differing).toEqual([]);
  });
});
