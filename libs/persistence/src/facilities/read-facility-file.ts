import { type CsvError, type InfoRecord, parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { FacilityFileProblem } from './facility-file-problem';
import type { FacilityFile } from './open-facility-file';

export interface CsvLine {
  /** Line of the file, from 1, on which the record ends. */
  line: number;
  cells: string[];
}

// Twelve columns of names and numbers never fill this: a longer record is a quote that was opened and not closed.
const MAX_RECORD_CHARACTERS = 65_536;

async function* decode(path: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  // The decoder takes the byte order mark off by itself, and throws on what is not UTF-8.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function problemOf(error: unknown): FacilityFileProblem {
  const { code, message } = error as CsvError;
  if (String(code) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new FacilityFileProblem('The file is not in UTF-8: save it as "CSV UTF-8" first.', {
      cause: error,
    });
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE')
    return new FacilityFileProblem(`A quote is opened and never closed: ${message}`, { cause: error });
  return new FacilityFileProblem(`The file cannot be read as CSV: ${message}`, { cause: error });
}

/**
 * Streams the records of a CSV file (RFC 4180, UTF-8 with or without BOM), column names included; memory does not
 * grow with the file. Blank records are passed over; cells are trimmed.
 * @param onBytes called with the number of bytes of each chunk read.
 * @throws FacilityFileProblem when the text is not UTF-8 or not CSV.
 */
export async function* readFacilityFile(
  file: FacilityFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<CsvLine> {
  const parser = parse({
    delimiter: file.delimiter,
    info: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  });
  // The parser is destroyed with the error of the source, and the loop below throws it.
  pipeline(Readable.from(decode(file.path, onBytes)), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>)
      yield { line: info.lines, cells: record };
  } catch (error) {
    throw problemOf(error);
  } finally {
    parser.destroy();
  }
}
