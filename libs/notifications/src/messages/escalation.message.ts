import type { Message } from './message';

export const escalation: Message = {
  name: 'escalation',
  highestTlp: 'AMBER+STRICT',
  sealed: true,
  subject: () => 'Escalade : incident significatif, pilotage demandé',
  opening: () =>
    'Cet incident est qualifié significatif (art. D.1111-16-2 III du code de la santé publique). Le CERT vous le remonte pour pilotage et vous demande d’accuser réception sans délai.',
};
