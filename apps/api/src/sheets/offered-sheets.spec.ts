import type { Actor } from '#domain/access';
import type { Case } from '#domain/cases';
import type { CaseFacility } from '#domain/obligations';
import { SHEETS } from '#notifications/sheets';
import { aCase, ANALYST } from '../../../../test/builders/case';
import { aFacility, HOUR, NIGHT } from '../../../../test/builders/facts';
import type { Principal } from '../http/access';
import { findFacility, offeredSheets } from './offered-sheets';

const TO_FILE = SHEETS.filter((kind) => kind !== 'synthesis');
const as = (actor: Actor, organisation: string | null = null) => ({ actor, organisation }) as Principal;
const party = (organisation: string) =>
  as({ kind: 'party', accountId: 'a', function: 'f', organisation, capabilities: [] }, organisation);
const DESK = as(ANALYST);
const CODE = as({ kind: 'declarant' });

const hospital = aFacility();
const annex = aFacility({ id: 'annex', finess: '590000766', declares: false });
const gone = aFacility({ id: 'gone', finess: '590000774', declares: false, leftAt: NIGHT + HOUR });
const ordinary = aCase({ facilities: [hospital, annex, gone] }).build();
const treatedElsewhere = (type: CaseFacility['type']) => aCase({ facilities: [aFacility({ type })] }).build();

describe('the sheets that somebody may have', () => {
  it.each<[string, Principal, Case, readonly string[]]>([
    ['the desk', DESK, ordinary, SHEETS],
    ['the holder of the follow-up code', CODE, ordinary, TO_FILE],
    ['an account of the facility', party('facility:590000758'), ordinary, TO_FILE],
    ['the competent agency', party('ars:32'), ordinary, ['synthesis']],
    ['the FSSI', party('fssi'), ordinary, ['synthesis']],
    ['another agency', party('ars:11'), ordinary, []],
    ['the ANSSI', party('anssi'), ordinary, []],
    ['the CNIL', party('cnil'), ordinary, []],
    ['the CORRUSS', party('corruss'), ordinary, []],
    ['an organisation that nobody knows', party('unknown'), ordinary, []],
    ['the agency, of what is RED', party('ars:32'), aCase({ tlp: 'RED' }).build(), []],
    ['the FSSI, of what is RED', party('fssi'), aCase({ tlp: 'RED' }).build(), []],
    ['the agency, of a social-security body', party('ars:32'), treatedElsewhere('social_security_body'), []],
    ['the FSSI, of a social-security body', party('fssi'), treatedElsewhere('social_security_body'), []],
    ['the agency, of a pharmacy', party('ars:32'), treatedElsewhere('pharmacy'), []],
  ])('to %s', (_, principal, state, expected) => {
    expect(offeredSheets(principal, state)).toEqual(expected);
  });
});

describe('the facility of a sheet', () => {
  const provider = aFacility({ id: 'provider', type: 'provider', finess: null });
  const client = aFacility({ id: 'client', finess: '590000766', declares: false });
  const processed = aCase({ facilities: [provider, client] }).build();
  const found = (principal: Principal, state: Case, kind: 'cnil' | 'anssi', asked: string | null = null) =>
    findFacility(principal, state, { kind, asked })?.id ?? null;

  it.each<[string, string | null, string | null]>([
    ['is the one that declared when nobody asks', found(CODE, ordinary, 'anssi'), hospital.id],
    ['is the controller for the CNIL', found(CODE, processed, 'cnil'), 'client'],
    ['is the one that declared for the ANSSI', found(CODE, processed, 'anssi'), 'provider'],
    ['is the one that is asked for', found(DESK, ordinary, 'cnil', 'ANNEX'), 'annex'],
    ['is none of another case', found(DESK, ordinary, 'cnil', 'client'), null],
    ['is none that has left', found(DESK, ordinary, 'cnil', 'gone'), null],
    ['is the account’s own', found(party('facility:590000766'), ordinary, 'cnil'), 'annex'],
    ['is no other than its own', found(party('facility:590000766'), ordinary, 'cnil', hospital.id), null],
    [
      'is any site for the one that declared',
      found(party('facility:590000758'), ordinary, 'cnil', 'annex'),
      'annex',
    ],
    ['is none for another facility', found(party('facility:760000158'), ordinary, 'cnil'), null],
    ['is none for a number that nobody has', found(party('facility:null'), processed, 'cnil'), null],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });
});
