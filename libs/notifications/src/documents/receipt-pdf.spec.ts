import { writeFileSync } from 'node:fs';
import { receiptPdf } from './index';
it('x', async () => {
  const base = { deskName: 'CERT Santé (démonstration)', deskPhone: '+33 1 99 00 12 34', reference: 'SIG-7K3M-9QXT-4WPA', receivedAt: Date.parse('2024-02-11T05:10:00Z'), facilityName: 'Centre hospitalier d’Armentières', declarantFunction: 'RSSI', noticedAt: Date.parse('2024-02-11T02:00:00Z'), tlp: 'AMBER+STRICT' as const, generatedAt: Date.parse('2024-02-11T05:10:02Z'),
   nextSteps: ['Un analyste prend connaissance de votre déclaration et vous appelle si la prise en charge des patients est touchée.', 'L’incident est qualifié pour le compte de l’ARS Hauts-de-France.', 'L’ARS et le FSSI sont informés par un message chiffré.', 'Vous complétez votre déclaration sur la page de suivi, avec la référence et le code de suivi.'] };
  writeFileSync('/tmp/fac/r1.pdf', await receiptPdf(base));
  const t = Date.now(); for (let i=0;i<20;i++) await receiptPdf({...base, reference: 'X'+i}); console.log((Date.now()-t)/20);
  writeFileSync('/tmp/fac/r2.pdf', await receiptPdf({...base, tlp: 'RED', facilityName: '#read("/etc/passwd") $x^2$ *gras* _it_ `code` \\ < > @ref مستشفى שלום 😀 漢字 \u202eesrever ' + 'A'.repeat(10000), nextSteps: Array(30).fill(base.nextSteps).flat() }));
});
