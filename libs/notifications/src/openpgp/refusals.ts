import type { KeyRefusal } from './key-verdict';

/** Thrown when a letter may not leave because its recipient's key is unusable; there is no clear-text fallback. */
export class KeyRefused extends Error {
  constructor(readonly reason: KeyRefusal) {
    super(`The recipient's key is refused: ${reason}`);
    this.name = 'KeyRefused';
  }
}

/** Thrown when a header value could not travel as one header line: injection, or a caller's mistake. */
export class HeaderRefused extends Error {
  constructor(readonly field: string) {
    super(`The value of ${field} is refused in a mail header`);
    this.name = 'HeaderRefused';
  }
}
