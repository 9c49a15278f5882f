import { LABELS, SUBJECTS, type Label } from './subjects.data';

export interface Mark {
  tlp: Label;
  compartments: readonly string[];
}

/** A grant as it stands. `to` names an account by the subject that holds it: `account:analyst`. */
export interface GrantSaid {
  to: string;
  upTo: Label;
  may: readonly string[];
  state: 'live' | 'until tomorrow' | 'expired' | 'revoked';
}

/** One case of the world, with the marking that the stricter of each of its items bears. */
export interface Thing extends Mark {
  name: string;
  grants: readonly GrantSaid[];
  strict: Mark;
}

const ALL = ['read', 'contribute', 'pilot', 'release', 'close'];
const READ = ['read'];
const STRICT: Label = 'AMBER+STRICT';
const grant = (
  to: string,
  may: readonly string[],
  upTo: Label = STRICT,
  state: GrantSaid['state'] = 'live',
): GrantSaid => ({ to, may, upTo, state });

/** Who was let in, case by case: each line is a way in which rights are really given or taken. */
const CIRCLES: Record<string, readonly GrantSaid[]> = {
  'default circle': [
    grant('cert', ALL),
    grant('ars:32', ['read', 'contribute']),
    grant('fssi', READ),
    grant('facility:590000758', READ),
  ],
  'desk taken out, a person instead': [
    grant('cert', ALL, STRICT, 'revoked'),
    grant('account:second analyst', ALL, 'RED'),
  ],
  'a team': [grant('team:nuit', ALL)],
  expired: [grant('cert', ALL, STRICT, 'expired'), grant('account:analyst', ALL, 'RED', 'expired')],
  revoked: [grant('cert', ALL, STRICT, 'revoked'), grant('ars:32', READ, STRICT, 'revoked')],
  'read-only desk': [grant('cert', READ), grant('account:analyst', ['read', 'contribute'], 'RED')],
  'two regions': [grant('region:32', READ), grant('region:11', READ, 'GREEN')],
  'another region': [grant('cert', ALL), grant('ars:11', ['read', 'contribute'])],
  'a facility alone': [grant('facility:590000758', READ)],
  shallow: [grant('cert', ALL, 'GREEN'), grant('ars:32', READ, 'AMBER')],
  'named outside': [
    grant('account:competent ARS', ['read', 'contribute'], 'RED'),
    grant('account:own facility', READ, 'RED'),
    grant('account:duty manager', ALL, 'RED'),
  ],
  'acts apart': [
    grant('cert', READ),
    grant('account:analyst', ['read', 'pilot']),
    grant('account:second analyst', ['read', 'release']),
    grant('account:former member', ['read', 'close']),
    grant('ars:32', ['read', 'contribute', 'pilot', 'release', 'close']),
    // Its ceiling is lower than its grant.
    grant('fssi', ['read', 'contribute']),
  ],
  'until tomorrow': [
    grant('cert', ALL, STRICT, 'until tomorrow'),
    grant('fssi', READ, STRICT, 'until tomorrow'),
  ],
  'a glass broken': [grant('account:analyst', READ, 'RED', 'until tomorrow')],
  nobody: [],
  'read widely, act narrowly': [
    grant('cert', READ),
    grant('account:analyst', ['read', 'contribute'], 'GREEN'),
    grant('account:former member', ALL, STRICT, 'revoked'),
    grant('account:second analyst', ALL, STRICT, 'expired'),
  ],
  'roles without case rights': [
    grant('account:security officer', ALL, 'RED'),
    grant('account:administrator', ALL, 'RED'),
    grant('account:administrator of a party', ALL, 'RED'),
    grant('account:data protection officer', ALL, 'RED'),
  ],
  'ended sessions': [
    grant('account:revoked session', ALL, 'RED'),
    grant('account:expired session', ALL, 'RED'),
    grant('account:closed account', ALL, 'RED'),
  ],
};

const MARKS: readonly Mark[] = (['AMBER+STRICT', 'GREEN', 'AMBER', 'RED'] as const).flatMap((tlp) =>
  [[], ['internal'], ['patient-data', 'criminal']].map((compartments) => ({ tlp, compartments })),
);

const stricter = (mark: Mark, i: number): Mark =>
  i % 2
    ? { ...mark, tlp: LABELS[Math.min(4, LABELS.indexOf(mark.tlp) + 1)]! }
    : { ...mark, compartments: [...new Set([...mark.compartments, 'patient-data'])] };

const UNDER_EVERY_MARK: readonly Thing[] = MARKS.flatMap((mark, i) =>
  Object.entries(CIRCLES).map(([circle, grants]) => ({
    ...mark,
    name: `${circle}, ${mark.tlp} [${mark.compartments.join(' ')}]`,
    ...{ grants, strict: stricter(mark, i) },
  })),
);

const ACT = ['read', 'contribute'];
const bearing = (tlp: Label, name: string, grants: readonly GrantSaid[]): Thing => ({
  ...{ name: `${name}, ${tlp} []`, tlp, compartments: [], grants, strict: { tlp: 'RED', compartments: [] } },
});

/** Known by one grant, while another one that would let act falls short of one condition alone. */
const READ_AND_ACT_APART: readonly Thing[] = [
  bearing(STRICT, 'read as an organisation, act as a region', [
    ...[grant('ars:32', READ), grant('cert', READ)],
    grant('region:32', ACT),
  ]),
  bearing(STRICT, 'read as an organisation, act as a person no more', [
    ...[grant('ars:32', READ), grant('account:competent ARS', ACT, 'GREEN')],
    ...[grant('ars:11', READ), grant('account:other ARS', ACT, 'RED', 'revoked')],
    ...[grant('facility:590000758', READ), grant('account:own facility', ACT, 'RED', 'expired')],
  ]),
  bearing('RED', 'read as a person, act as an organisation', [
    grant('account:competent ARS', READ, 'RED'),
    grant('ars:32', ACT),
    grant('account:analyst', ACT, 'RED'),
    grant('cert', ALL),
  ]),
];

/** Every circle once, under the first of the markings, and what only some conditions tell apart. */
export const EVERY_CIRCLE: readonly Thing[] = [
  ...UNDER_EVERY_MARK.slice(0, Object.keys(CIRCLES).length),
  ...READ_AND_ACT_APART,
];
/** Every circle under every marking. */
export const THINGS: readonly Thing[] = [
  ...EVERY_CIRCLE,
  ...UNDER_EVERY_MARK.slice(Object.keys(CIRCLES).length),
];

/** In which cases the erasure that was asked for was confirmed. */
export const isConfirmed = (thing: number) => thing % 5 === 4;

/** Numbers drawn from a seed, the same on every machine (mulberry32). */
export function drawnFrom(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return list[(((t ^ (t >>> 14)) >>> 0) % list.length) as 0]!;
  };
}

const ORGANISATIONS = ['cert', 'ars:32', 'ars:11', 'fssi', 'corruss', 'facility:590000758'];
const GROUPS = ['team:nuit', 'team:jour', 'region:32', 'region:11'];
const PEOPLE = SUBJECTS.filter(({ account }) => account).map(({ name }) => `account:${name}`);
const ACTS = [READ, ['read', 'contribute'], ['read', 'pilot'], ['read', 'close'], ALL];
const STATES = ['live', 'live', 'live', 'until tomorrow', 'expired', 'revoked'] as const;
const COMPARTMENTS = [[], [], ['internal'], ['patient-data'], ['criminal'], ['internal', 'defence']];

/** Cases that nobody would think of: grants, labels and items as the dice fall. */
export function drawThings(seed: number, count: number): Thing[] {
  const draw = drawnFrom(seed);
  const drawMark = (): Mark => ({ tlp: draw(LABELS), compartments: draw(COMPARTMENTS) });
  const drawGrant = (): GrantSaid => {
    const to = draw([...ORGANISATIONS, ...GROUPS, ...PEOPLE]);
    const upTo = draw(to.startsWith('account:') ? LABELS : LABELS.slice(0, 4));
    return { to, upTo, may: draw(ACTS), state: draw(STATES) };
  };
  return Array.from({ length: count }, (_, i): Thing => {
    const mark = drawMark();
    const drawn = Array.from({ length: draw([2, 3, 4, 5, 6, 7, 8]) }, drawGrant);
    // The product keeps one grant without an end a principal.
    const grants = drawn.filter(({ to }, n) => drawn.findIndex((other) => other.to === to) === n);
    const own = drawMark();
    // A case may become stricter than an item that was there before: either may be the narrower.
    return { ...mark, name: `drawn ${i}`, grants, strict: own };
  });
}
