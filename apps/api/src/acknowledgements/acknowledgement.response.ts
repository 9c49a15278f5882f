import { tlp } from '../cases/case.response';
import { Described } from '../description/described';
import * as s from '../description/schema';

const ACKNOWLEDGEMENT = s.component('Acknowledgement', {
  ...s.closed({ desk: s.text, reference: s.text, tlp, acknowledgedAt: s.orNull(s.instant) }),
  description: 'Nothing of the content of the letter.',
});

/** Describes what a link answers: a page for people, JSON for programs. */
export const DescribedLink = (summary: string, takes: readonly 'key'[] = []) =>
  Described(summary, { answer: ACKNOWLEDGEMENT, media: { 'text/html': s.text }, takes });
