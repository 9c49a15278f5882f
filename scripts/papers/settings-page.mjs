import { code, page, table } from './markdown.mjs';

const HEADER = ['Setting', 'Meaning', 'Expected', 'Default', 'Read by'];

function rowOf({ name, meaning, expected, secret, ...setting }) {
  const given = setting.default === undefined ? 'none: must be given' : code(setting.default);
  return [code(name), meaning + (secret ? ' Secret.' : ''), expected, given, setting.usedBy.join(', ')];
}

/** docs/settings.md, from the one schema. */
export function settingsPage({ settings }) {
  return page(
    'Settings',
    'Printed by `npm run docs` from `libs/platform/src/settings/settings.data.ts`; edits here are lost.',
    'Each process reads its settings once from the environment and refuses to start when one is missing or malformed, naming all of them and showing no value. An empty value counts as absent.',
    table(HEADER, settings.map(rowOf)),
  );
}
