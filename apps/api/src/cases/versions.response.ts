import { CHANNELS } from '#domain/declarations';
import * as s from '../description/schema';
import { INCIDENT } from './facts.response';
import { itemMarking } from './marking.response';

const value = {
  anyOf: [
    { type: ['string', 'integer', 'boolean', 'null'] },
    { type: 'array', items: { type: 'string' } },
    INCIDENT.alreadyDone,
  ],
};
const number = { type: 'integer', minimum: 1 };

const change = s.component('FactDifference', {
  ...s.closed({ field: s.text, before: value, after: value }),
  description: 'One field that two versions tell differently; `data.` before those of the data.',
});

export const COMPARISON = s.component(
  'Comparison',
  s.closed({ from: number, to: number, changes: s.listOf(change) }),
);

const version = s.component('SaidVersion', {
  ...s.closed({
    version: number,
    marking: itemMarking,
    kind: s.words(['initial', 'complement', 'correction', 'merged']),
    channel: s.words(CHANNELS),
    receivedAt: s.instant,
    narrative: s.orNull(s.text),
    changes: s.listOf(change),
  }),
  description: 'What one version changed of the one before, and its own words.',
});

export const VERSIONS = s.component('Versions', s.closed({ versions: s.listOf(version) }));
