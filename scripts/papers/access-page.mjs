import { code, page, table } from './markdown.mjs';

const VERBS = { s: 'select', i: 'insert', u: 'update' };
const tick = (yes) => (yes ? '✓' : '');

function verbsOf(letters) {
  if (letters.startsWith('hidden')) return letters.replace('hidden', 'no row').replace('+i', ', insert');
  return [...letters].map((letter) => VERBS[letter]).join(', ');
}

function capabilityTable({ roles, capabilities }) {
  const names = Object.keys(roles);
  const rows = capabilities.map((capability) => [
    code(capability),
    ...names.map((role) => tick(roles[role].includes(capability))),
  ]);
  return table(['', ...names.map(code)], rows);
}

function routeTable({ routes }) {
  const ruleOf = ({ rule }) => {
    if (typeof rule === 'string') return rule;
    if (rule.scope) return `API key, scope ${code(rule.scope)}`;
    const what = rule.capability ? `capability ${code(rule.capability)}` : 'session';
    return rule.stepUp ? `${what}, stepped up` : what;
  };
  const sorted = [...routes].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
  const rows = sorted.map((route) => [route.method, code(`/api/v1${route.path}`), ruleOf(route)]);
  return table(['Method', 'Route', 'Access rule'], rows);
}

function caseTables({ audiences, caseRights }) {
  const rows = Object.entries(caseRights).map(([name, row]) => [code(name), ...row.map(verbsOf)]);
  return table(['', ...audiences.map(code)], rows);
}

function knowledge({ audiences, mayKnow }) {
  const rows = audiences.map((audience) => [code(audience), code(mayKnow[audience].replace('%s', 'case'))]);
  return table(['Audience', 'Rows of a case that it may know'], rows);
}

function directoryTables({ directoryRights, verifierReads }) {
  const rows = Object.entries(directoryRights).flatMap(([name, rights]) =>
    Object.entries(rights).map(([role, verbs]) => [code(name), code(role), verbs]),
  );
  const checks = verifierReads.map((name) => [code(name), code('vigie_verifier'), 'select']);
  return table(['Table', 'Role', 'Rights'], [...rows, ...checks]);
}

/** docs/access-matrix.md: who may do what, in the API and again in SQL. */
export function accessPage(sources) {
  return page(
    'Who may do what',
    'Printed by `npm run docs` from `libs/domain/src/access`, the controllers of `apps/api/src` and `migrations/rights.data.ts`; edits here are lost.',
    '## Capabilities of each role',
    capabilityTable(sources),
    '## Access rule of each route',
    'Routes under `/api/v1/demonstration` exist only where MOVABLE_CLOCK is true, which production refuses.',
    routeTable(sources),
    '## Tables of a case, by audience',
    'Nobody deletes. “no row”: readable, and always empty.',
    caseTables(sources),
    knowledge(sources),
    '## Tables of the directory, by role',
    directoryTables(sources),
  );
}
