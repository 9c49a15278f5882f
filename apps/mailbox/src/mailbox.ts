import { openHttp } from './http';
import { Letters } from './letters';
import { openSmtpIn } from './smtp-in';

export interface MailboxPlace {
  host: string;
  /** 0 takes any free port. */
  smtpPort: number;
  httpPort: number;
  folder: string;
  /** Null leaves letters closed. */
  keysFolder: string | null;
  publicUrl: string;
}

export interface Mailbox {
  smtpPort: number;
  httpPort: number;
  /** Mails in hand are written first. */
  close(): Promise<void>;
}

/** The mail catcher of a demonstration: SMTP in, web page out. Rejects when a port is taken. */
export async function openMailbox(place: MailboxPlace): Promise<Mailbox> {
  const letters = await Letters.open(place.folder);
  const smtp = await openSmtpIn(letters, place.host, place.smtpPort);
  const http = await openHttp(letters, { ...place, port: place.httpPort }).catch(async (error: unknown) => {
    await smtp.close();
    throw error;
  });
  return {
    smtpPort: smtp.port,
    httpPort: http.port,
    async close() {
      await Promise.all([smtp.close(), http.close()]);
      await letters.settle();
    },
  };
}
