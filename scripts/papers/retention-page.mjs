import { code, page, table } from './markdown.mjs';

const HEADER = ['Kind', 'Version', 'What', 'From', 'Months', 'Basis', 'Proof', 'Erased by', 'In force'];
const PROOF = { confirmed: 'confirmed', to_confirm: '[to confirm]' };

const rowOf = ({ kind, version, what, from, months, basis, proof, erasedBy, since, until }) => [
  ...[code(kind), version, what, from, months, basis, PROOF[proof], `the ${erasedBy}`],
  until === null ? `from ${since}` : `${since} to ${until}`,
];

/** docs/retention.md, from the one table. */
export function retentionPage({ retention }) {
  return page(
    'Retention',
    'Printed by `npm run docs` from `libs/domain/src/retention/retention.data.ts`; edits here are lost.',
    'How long each kind of data is kept. A rule marked [to confirm] has a duration that whoever answers for the processing has still to decide. A hold keeps a case beyond its end; two persons may end it before.',
    table(HEADER, retention.map(rowOf)),
  );
}
