import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import { HeaderRefused } from '#notifications/openpgp';
import { isMailAddress } from '#platform/mail-address';
import type { Channel, OutgoingMail, SendOutcome } from './channel';

/** Milliseconds. */
interface SmtpTimeouts {
  connect: number;
  silence: number;
}

interface Fault {
  message: string;
  code?: string;
  responseCode?: number;
  response?: string;
}

/** How far one attempt went: only the last stage leaves a doubt about what the other side holds. */
type Stage = 'hello' | 'envelope' | 'content';

// RFC 5321 §4.5.3.2 lets a server think for ten minutes after the final dot; letters with a legal clock do not.
const USUAL: SmtpTimeouts = { connect: 15_000, silence: 60_000 };
// RFC 4954 §6: authentication required, too weak, failed, or to be encrypted.
const OUR_LOGIN = new Set([530, 534, 535, 538]);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Mail over `smtp://[user:password@]host[:port]` or `smtps://…`, one connection per mail: a pool that replays
 * a mail by itself after a lost connection would hide the very doubt that `unknown` reports.
 * TLS is used when offered, and demanded before a password goes to another machine.
 * `send` throws HeaderRefused only for an address that is not one.
 */
export function openSmtpChannel(url: string, timeouts: SmtpTimeouts = USUAL): Channel {
  const server = readServer(url, timeouts);
  const open = new Set<SMTPConnection>();
  let closed = false;
  return {
    async send(mail) {
      if (!isMailAddress(mail.from)) throw new HeaderRefused('from');
      if (!isMailAddress(mail.to)) throw new HeaderRefused('to');
      if (closed) return { kind: 'temporary', code: 'ECLOSED', reply: 'The channel is closed' };
      const connection = new SMTPConnection(server.options);
      open.add(connection);
      try {
        return await attempt(connection, server.auth, mail);
      } finally {
        open.delete(connection);
        connection.close();
      }
    },
    async close() {
      closed = true;
      for (const connection of open) connection.close();
    },
  };
}

function attempt(
  connection: SMTPConnection,
  auth: SmtpAuth | null,
  mail: OutgoingMail,
): Promise<SendOutcome> {
  return new Promise((resolve) => {
    let stage: Stage = 'hello';
    const fail = (fault: Fault) => resolve(judgeFault(stage, fault));
    // A connection cut by close() says only that it ended.
    connection.once('error', fail);
    connection.once('end', () => fail({ message: 'The connection ended' }));
    const content = new Readable({
      read() {
        stage = 'content';
        this.push(mail.raw);
        this.push(null);
      },
    });
    const send = () => {
      stage = 'envelope';
      connection.send({ from: mail.from, to: [mail.to], size: mail.raw.length }, content, (fault, info) => {
        if (fault) return fail(fault);
        connection.quit();
        resolve({ kind: 'accepted', reply: oneLine(info?.response ?? '') });
      });
    };
    connection.connect((fault) => {
      if (fault) return fail(fault);
      if (!auth) return send();
      connection.login({ credentials: auth }, (refusal) => (refusal ? fail(refusal) : send()));
    });
  });
}

/** A 5xx counts as final only once it answers this mail; before that, it is our relay that is ill set up. */
function judgeFault(stage: Stage, fault: Fault): SendOutcome {
  const reply = oneLine(fault.response || fault.message);
  if (fault.responseCode) {
    const ours = stage === 'hello' || OUR_LOGIN.has(fault.responseCode);
    const kind = fault.responseCode >= 500 && !ours ? 'permanent' : 'temporary';
    return { kind, code: String(fault.responseCode), reply };
  }
  if (stage === 'content') return { kind: 'unknown', reply };
  return { kind: 'temporary', code: fault.code ?? 'ECONNECTION', reply };
}

interface SmtpAuth {
  user: string;
  pass: string;
}

function readServer(url: string, timeouts: SmtpTimeouts) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth: SmtpAuth | null = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : null;
  const options: SMTPConnectionOptions = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && auth !== null && !LOOPBACK.has(hostname),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
  };
  return { options, auth };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
