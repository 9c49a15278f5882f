import { Described } from '../description/described';
import * as s from '../description/schema';
import { itemMarking } from './marking.response';

const message = s.component(
  'ExchangeMessage',
  s.closed({
    id: s.id,
    at: s.instant,
    sender: s.words(['desk', 'declarant']),
    by: { ...s.text, description: 'A function, never a person.' },
    body: { ...s.text, description: 'Text as it was written: nothing in it is markup.' },
    marking: itemMarking,
    readAt: { ...s.orNull(s.instant), description: 'When the other side said that it had read it.' },
  }),
);

const EXCHANGE = s.component('Exchange', s.closed({ messages: s.listOf(message) }));

/** Describes a reading of the messages of a case. */
export const DescribedExchange = () =>
  Described('What the desk and the declarant wrote to each other, oldest first.', { answer: EXCHANGE });
