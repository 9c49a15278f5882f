import { composeNotice } from './compose-notice';
import type { KeyRefusal } from './key-verdict';
import type { Letter, Notice } from './letter';
import { HeaderRefused, KeyRefused } from './refusals';
import { sealLetter } from './seal-letter';

export type SealTask = { kind: 'letter'; letter: Letter } | { kind: 'notice'; notice: Notice };

/** Refusals cross the thread border as data: cloning an error loses its class and its reason. */
export type SealResult =
  | { kind: 'sealed'; raw: Uint8Array }
  | { kind: 'key_refused'; reason: KeyRefusal }
  | { kind: 'header_refused'; field: string };

/** Runs in a worker thread. */
export async function seal(task: SealTask): Promise<SealResult> {
  try {
    const raw = task.kind === 'letter' ? await sealLetter(task.letter) : await composeNotice(task.notice);
    return { kind: 'sealed', raw };
  } catch (error) {
    if (error instanceof KeyRefused) return { kind: 'key_refused', reason: error.reason };
    if (error instanceof HeaderRefused) return { kind: 'header_refused', field: error.field };
    throw error;
  }
}
