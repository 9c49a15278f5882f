import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

/** What anyone on the way could see of one mail. */
export interface LetterEntry {
  id: string;
  /** ISO 8601 UTC, of the real clock. */
  receivedAt: string;
  /** Envelope sender and recipients. */
  from: string;
  recipients: string[];
  outerSubject: string;
  messageId: string;
  /** The Date header, ISO 8601 UTC; it follows the clock of the demonstration. */
  date: string | null;
  form: 'encrypted' | 'signed' | 'plain';
  /** Bytes. */
  size: number;
}

interface Envelope {
  from: string;
  recipients: string[];
}

const INDEX = 'index.jsonl';

/** The mails of one folder: `<id>.eml` as received, and an index of one JSON line each. */
export class Letters {
  private entries = new Map<string, LetterEntry>();
  private last = 0;
  private writing: Promise<unknown> = Promise.resolve();

  private constructor(private readonly folder: string) {}

  /** Reads the index, and indexes anew the mails that a crash left out of it. */
  static async open(folder: string): Promise<Letters> {
    const letters = new Letters(folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(folder)).filter((name) => /^\d{6,}\.eml$/.test(name)).sort();
    const known = await readIndex(join(folder, INDEX));
    for (const id of names.map((name) => name.replace('.eml', ''))) {
      const entry = known.get(id) ?? (await letters.rediscover(id));
      letters.entries.set(id, entry);
      letters.last = Number(id);
    }
    const lines = [...letters.entries.values()].map((entry) => `${JSON.stringify(entry)}\n`);
    await writeFile(join(folder, `${INDEX}.part`), lines.join(''), { mode: 0o600 });
    await rename(join(folder, `${INDEX}.part`), join(folder, INDEX));
    return letters;
  }

  /** Resolves once the mail is on disk under its name. */
  add(envelope: Envelope, raw: Buffer): Promise<LetterEntry> {
    return this.inTurn(async () => {
      const id = String(this.last + 1).padStart(6, '0');
      const entry = await describe(id, envelope, raw);
      await writeFile(`${this.path(id)}.part`, raw, { mode: 0o600 });
      await rename(`${this.path(id)}.part`, this.path(id));
      await this.record(entry);
      this.last += 1;
      return entry;
    });
  }

  /** Newest first. */
  list(): LetterEntry[] {
    return [...this.entries.values()].reverse();
  }

  find(id: string): LetterEntry | null {
    return this.entries.get(id) ?? null;
  }

  raw(id: string): Promise<Buffer> {
    return readFile(this.path(id));
  }

  clear(): Promise<void> {
    return this.inTurn(async () => {
      const ids = [...this.entries.keys()];
      this.entries.clear();
      await Promise.all(
        [INDEX, ...ids.map((id) => `${id}.eml`)].map((name) => rm(join(this.folder, name), { force: true })),
      );
    });
  }

  /** Resolves when nothing is being written any more. */
  async settle(): Promise<void> {
    await this.writing;
  }

  private path(id: string): string {
    return join(this.folder, `${id}.eml`);
  }

  private async rediscover(id: string): Promise<LetterEntry> {
    const entry = await describe(id, null, await this.raw(id));
    const { mtime } = await stat(this.path(id));
    return { ...entry, receivedAt: mtime.toISOString() };
  }

  private async record(entry: LetterEntry): Promise<void> {
    await appendFile(join(this.folder, INDEX), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    this.entries.set(entry.id, entry);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.writing.then(work);
    this.writing = done.catch(() => undefined);
    return done;
  }
}

const FORMS: Record<string, LetterEntry['form']> = {
  'multipart/encrypted': 'encrypted',
  'multipart/signed': 'signed',
};

async function describe(id: string, envelope: Envelope | null, raw: Buffer): Promise<LetterEntry> {
  const end = raw.indexOf('\r\n\r\n');
  const mail = await simpleParser(end < 0 ? raw : raw.subarray(0, end + 4));
  const type = mail.headers.get('content-type') as { value: string } | undefined;
  const [sender = ''] = addresses(mail.from);
  return {
    id,
    receivedAt: new Date().toISOString(),
    ...(envelope ?? { from: sender, recipients: addresses(mail.to) }),
    outerSubject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    date: mail.date?.toISOString() ?? null,
    form: (type && FORMS[type.value]) ?? 'plain',
    size: raw.length,
  };
}

function addresses(field: AddressObject | AddressObject[] | undefined): string[] {
  return [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
}

async function readIndex(path: string): Promise<Map<string, LetterEntry>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const entries = text.split('\n').flatMap((line): LetterEntry[] => {
    try {
      return line ? [JSON.parse(line) as LetterEntry] : [];
    } catch {
      // The last line of a process that was killed while it wrote.
      return [];
    }
  });
  return new Map(entries.map((entry) => [entry.id, entry]));
}
