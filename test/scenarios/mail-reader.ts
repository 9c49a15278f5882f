/** A mail as its recipient reads it. */
export interface SeenMail {
  messageId: string;
  /** Real time at which it arrived, epoch ms. */
  receivedAt: number;
  recipients: string[];
  form: 'encrypted' | 'signed' | 'plain';
  signature: string;
  outerSubject: string;
  /** Null when the recipient's key does not open it. */
  subject: string | null;
  text: string | null;
}

interface Entry {
  id: string;
  receivedAt: string;
  recipients: string[];
}

type Opened = Entry & Omit<SeenMail, 'receivedAt'>;

/** The mailbox of a demonstration: reads what was received, decrypted as its recipient would. */
export class MailReader {
  private readonly opened = new Map<string, SeenMail>();

  constructor(private readonly url: string) {}

  /** Mails that name one of these references in what the recipient reads, oldest first. */
  async about(references: readonly string[]): Promise<SeenMail[]> {
    const { letters } = (await this.get('/api/letters')) as { letters: Entry[] };
    const mails: SeenMail[] = [];
    for (const { id } of letters.reverse()) mails.push(this.opened.get(id) ?? (await this.open(id)));
    return mails.filter((mail) => references.some((reference) => isAbout(mail, reference)));
  }

  private async open(id: string): Promise<SeenMail> {
    const letter = (await this.get(`/api/letters/${id}`)) as Opened;
    const { messageId, recipients, form, signature, outerSubject, subject, text } = letter;
    const receivedAt = Date.parse(letter.receivedAt);
    const mail = { messageId, receivedAt, recipients, form, signature, outerSubject, subject, text };
    this.opened.set(id, mail);
    return mail;
  }

  private async get(path: string): Promise<unknown> {
    const answer = await fetch(this.url + path);
    if (!answer.ok) throw new Error(`the mailbox answers ${answer.status} to ${path}`);
    return answer.json();
  }
}

function isAbout({ outerSubject, subject, text }: SeenMail, reference: string): boolean {
  return [outerSubject, subject ?? '', text ?? ''].some((part) => part.includes(reference));
}

/** Mail address of a demonstration organisation. */
export function addressOf(organisation: string): string {
  return `${organisation.replace(':', '-')}@autorite.example`;
}
