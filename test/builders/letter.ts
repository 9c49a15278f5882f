import { generateDemonstrationKey, type DemonstrationKey, type Letter } from '#notifications/openpgp';

export interface Correspondents {
  desk: DemonstrationKey;
  recipient: DemonstrationKey;
}

export const DESK_PASSPHRASE = 'a passphrase long enough for a desk';

export async function someCorrespondents(): Promise<Correspondents> {
  return {
    desk: await generateDemonstrationKey({
      name: 'Desk',
      email: 'desk@vigie.example',
      passphrase: DESK_PASSPHRASE,
    }),
    recipient: await generateDemonstrationKey({ name: 'Agency', email: 'alerts@ars.example' }),
  };
}

/** A letter of a winter night in 2024, long before its keys were made. */
export function aLetter({ desk, recipient }: Correspondents, change: Partial<Letter> = {}): Letter {
  const date = new Date('2024-02-11T02:30:00Z');
  return {
    from: { name: 'CERT Vigie – démonstration', address: 'desk@vigie.example' },
    to: 'alerts@ars.example',
    outerSubject: '[TLP:AMBER+STRICT] CERT Vigie – SIG-2024-000012',
    subject: '[TLP:AMBER+STRICT] Rançongiciel à l’hôpital, urgences déroutées',
    messageId: '<delivery-1@vigie.example>',
    date,
    text: 'TLP:AMBER+STRICT\n\nLes urgences sont déroutées vers Lille.\nFrom midnight on, no mail.\n.\nFin. \n',
    recipientKey: recipient.publicKey,
    recipientFingerprint: recipient.fingerprint,
    at: date.getTime(),
    desk: { privateKey: desk.privateKey, passphrase: DESK_PASSPHRASE },
    ...change,
  };
}
