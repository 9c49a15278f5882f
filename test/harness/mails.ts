import type { Installation } from './installation';

/** A mail of the demonstration mailbox, opened as its recipient would. */
export interface Mail {
  id: string;
  recipients: string[];
  form: 'encrypted' | 'signed' | 'plain';
  outerSubject: string;
  messageId: string;
  headers: Record<string, unknown>;
  signature: string;
  subject: string | null;
  text: string | null;
  /** As it came over SMTP, latin1. */
  raw: string;
}

export const LINK = /^https?:\/\/\S+\/api\/v1(\/acknowledgements\/[0-9A-Z]+)$/m;

/** Every mail so far, oldest first. */
export async function mailsOf({ mailbox }: Installation): Promise<Mail[]> {
  const get = async (path: string): Promise<unknown> => (await fetch(mailbox + path)).json();
  const { letters } = (await get('/api/letters')) as { letters: { id: string }[] };
  const ids = letters.map(({ id }) => id).reverse();
  return (await Promise.all(ids.map((id) => get(`/api/letters/${id}`)))) as Mail[];
}

/** Mails to the demonstration address of an organisation. */
export async function mailsTo(installation: Installation, organisation: string): Promise<Mail[]> {
  const address = `${organisation.replace(':', '-')}@autorite.example`;
  return (await mailsOf(installation)).filter(({ recipients }) => recipients.includes(address));
}

/** The path of the acknowledgement link of a letter, under /api/v1. @throws when it has none */
export function linkOf({ text }: Pick<Mail, 'text'>): string {
  const path = LINK.exec(text ?? '')?.[1];
  if (!path) throw new Error('the letter holds no acknowledgement link');
  return path;
}
