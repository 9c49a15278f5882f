import 'reflect-metadata';
import { toFacts, toWords } from './declaration.mapper';
import type { DeclarationRequest } from './declaration.request';

const said = (declarant: object) =>
  ({
    facility: { name: 'CH d’Exemple' },
    declarant: { name: 'Sacha Exemple', role: 'other', ...declarant },
    narrative: 'Tout est arrêté.',
    noticedAt: '2024-02-11T03:00:00+01:00',
  }) as DeclarationRequest;

describe('whoever declares', () => {
  it.each([
    [
      'with a mail address',
      { email: 'rssi@hopital.example' },
      { email: 'rssi@hopital.example', phone: null },
    ],
    [
      'by telephone, with a number only',
      { phone: '+33 1 99 00 00 01' },
      { email: null, phone: '+33 1 99 00 00 01' },
    ],
    ['on paper, with neither', { email: null, phone: null }, { email: null, phone: null }],
  ])('%s is kept as it was said', (_how, declarant, kept) => {
    const request = said(declarant);
    expect(toWords(request, toFacts(request)).declarant).toMatchObject(kept);
  });
});
