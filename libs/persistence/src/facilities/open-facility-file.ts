import { open, stat } from 'node:fs/promises';
import { FacilityFileProblem } from './facility-file-problem';

export interface FacilityFile {
  path: string;
  /** Bytes. */
  size: number;
  delimiter: ',' | ';';
}

const HEAD_BYTES = 64 * 1024;

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const { size } = await stat(path);
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    return { head: head.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}

function refuseWhatIsNoText(head: Buffer): void {
  if (head.length === 0) throw new FacilityFileProblem('The file is empty.');
  const isWorkbook = head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  if (isWorkbook)
    throw new FacilityFileProblem('The file is a workbook or an archive: save it as "CSV UTF-8" first.');
  const isUtf16 = head.length >= 2 && [0xfffe, 0xfeff].includes(head.readUInt16BE(0));
  if (isUtf16) throw new FacilityFileProblem('The file is in UTF-16: save it as "CSV UTF-8" first.');
  if (head.includes(0)) throw new FacilityFileProblem('The file is binary, not a CSV.');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/**
 * Looks at the first 64 KB of a file and tells its separator, comma or semicolon, from the line of column names.
 * @throws FacilityFileProblem for what cannot be a list of facilities: unreadable, empty, binary, a workbook, UTF-16.
 */
export async function openFacilityFile(path: string): Promise<FacilityFile> {
  const { head, size } = await readHead(path).catch((cause: NodeJS.ErrnoException) => {
    throw new FacilityFileProblem(`The file ${path} cannot be read (${cause.code ?? cause.message}).`, {
      cause,
    });
  });
  refuseWhatIsNoText(head);
  const [firstLine = ''] = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/\r\n|\n|\r/, 1);
  if (firstLine === '') throw new FacilityFileProblem('The file holds blank lines only.');
  return { path, size, delimiter: count(firstLine, ';') > count(firstLine, ',') ? ';' : ',' };
}
