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

function columnTable({ columnsRead }) {
  const rows = Object.entries(columnsRead).flatMap(([name, ofAudience]) =>
    Object.entries(ofAudience).map(([audience, columns]) => [code(name), code(audience), columns]),
  );
  return table(['Table', 'Audience', 'Columns'], rows);
}

function knowledge({ audiences, mayKnow }) {
  const rows = audiences.map((audience) => [code(audience), code(mayKnow[audience].replace('%s', 'case'))]);
  return table(['Audience', 'Rows of a case that it may know'], rows);
}

function directoryTables({ directoryRights }) {
  const rows = Object.entries(directoryRights).flatMap(([name, rights]) =>
    Object.entries(rights).map(([role, verbs]) => [code(name), code(role), verbs]),
  );
  return table(['Table', 'Role', 'Rights'], rows);
}

/** What the two tables above do not say: rights of functions and of processes, and those that a role of the desk opens. */
function otherTables({ audiences, caseRights, directoryRights, granted }) {
  const isSaid = ({ table: name, role, verbs }) =>
    directoryRights[name]?.[role] !== undefined ||
    verbs.every((verb) =>
      caseRights[name]?.[audiences.indexOf(role)]?.replace('hidden', 's').includes(verb[0]),
    );
  const rows = new Map();
  for (const grant of granted.filter((one) => !isSaid(one))) {
    const place = `${grant.table} ${grant.role}`;
    rows.set(place, [...new Set([...(rows.get(place) ?? []), ...grant.verbs])]);
  }
  const cells = [...rows].map(([place, verbs]) => [...place.split(' ').map(code), verbs.join(', ')]);
  return table(['Table', 'Role', 'Rights'], cells.sort());
}

// The page is read by lawyers and by those who grant: this part of it is in French.
const CONDITIONS = {
  granted: 'une habilitation désigne la personne, son organisation, sa région ou son équipe',
  in_force: 'l’habilitation est en cours : ni retirée, ni échue',
  able: 'l’habilitation permet cet acte',
  within_grant: 'l’habilitation va jusqu’à l’étiquette TLP de ce qui est demandé',
  in_audience: 'l’étiquette TLP admet ce genre de destinataire (tableau suivant)',
  within_clearance: 'le compte est autorisé jusqu’à cette étiquette TLP',
  cleared: 'le compte est autorisé pour chacun des compartiments',
};
const CASE_ACTS = {
  read: 'lire',
  contribute: 'contribuer',
  pilot: 'piloter : qualifier, habiliter',
  release: 'diffuser',
  close: 'clore',
};
const PRINCIPALS = [
  ['une personne', 'account:x'],
  ['une équipe', 'team:x'],
  ['une organisation', 'ars:32'],
  ['une région', 'region:32'],
];

/** @throws when the product has a word that this page does not say. */
function inFrench(words, word) {
  if (!Object.hasOwn(words, word)) throw new Error(`no French for "${word}" on the page of access`);
  return words[word];
}

function conditionTable({ conditions }) {
  const rows = Object.keys(conditions).map((name) => [code(name), inFrench(CONDITIONS, name)]);
  return table(['Condition', 'Ce qu’elle demande'], rows);
}

/** Which sort of principal a label admits, asked of the product's own condition. */
function audienceTable({ conditions, labels }) {
  const admits = (tlp, principal) => conditions.in_audience({ grant: { principal }, object: { tlp } });
  const rows = labels.map((tlp) => [
    `TLP:${tlp}`,
    ...PRINCIPALS.map(([, principal]) => tick(admits(tlp, principal))),
  ]);
  return table(['Étiquette', ...PRINCIPALS.map(([name]) => name)], rows);
}

function grantTable({ caseCapabilities, needs }) {
  const rows = caseCapabilities.map((name) => [
    code(name),
    inFrench(CASE_ACTS, name),
    Object.keys(needs)
      .filter((capability) => needs[capability] === name)
      .map(code)
      .join(', '),
  ]);
  return table(['Habilitation', 'Permet de', 'Demandée par'], rows);
}

/** docs/access-matrix.md: who may do what, in the API and again in SQL. */
export function accessPage(sources) {
  return page(
    'Who may do what',
    'Printed by `npm run docs` from `libs/domain/src/access`, the controllers of `apps/api/src` and the rights that `migrations` grant; edits here are lost.',
    '## Capabilities of each role',
    capabilityTable(sources),
    '## Besoin d’en connaître',
    'Un compte connaît un dossier quand une même habilitation remplit toutes ces conditions ; sinon le dossier n’existe pas pour lui. L’API les pose, et PostgreSQL les pose de nouveau, ligne par ligne, au dossier et à chaque pièce marquée à part.',
    conditionTable(sources),
    '### À qui une étiquette TLP permet de s’adresser',
    audienceTable(sources),
    '### Ce qu’une habilitation permet, dossier par dossier',
    'Le rôle du compte doit le permettre aussi.',
    grantTable(sources),
    '## Access rule of each route',
    'Routes under `/api/v1/demonstration` exist only where MOVABLE_CLOCK is true, which production refuses.',
    routeTable(sources),
    '## Tables of a case, by audience',
    'No audience deletes. “no row”: readable, and always empty.',
    caseTables(sources),
    knowledge(sources),
    'Read by column, not as a whole row:',
    columnTable(sources),
    '## Tables of the directory, by role',
    directoryTables(sources),
    '## Everything else, by role',
    'What the functions of the database read and write for everybody (verifier), what seals the record, what erases where a term has come, and what the desk is shown of the record and of what is held back, if its role reads it.',
    otherTables(sources),
  );
}
