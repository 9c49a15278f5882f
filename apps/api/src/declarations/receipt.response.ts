import * as s from '../description/schema';

const link = { type: 'string', format: 'uri' };

export const RECEIPT = s.component('Receipt', {
  ...s.closed({
    reference: { type: 'string', pattern: '^VG(-[0-9A-Z]{4}){3}$' },
    followUpCode: { type: 'string', description: 'Shown here and nowhere else, ever.' },
    receivedAt: s.instant,
    phone: s.text,
    nextSteps: s.listOf(s.text),
    links: s.closed({ followUp: link, receiptPdf: link }),
  }),
  description: 'The declaration is committed. Sent again with the same key, it gets the same receipt.',
});
