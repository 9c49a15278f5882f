/** One expectation and whether it holds. */
export interface Line {
  expectation: string;
  held: boolean;
  /** What is there instead; null when it holds. */
  found: string | null;
}

/** @param fault what is there instead, or null when the expectation holds */
export function line(expectation: string, fault: string | null): Line {
  return { expectation, held: fault === null, found: fault };
}

// Texts of the product end up in a terminal.
const UNPRINTABLE = /[\p{Cc}\p{Cf}]+/gu;

/** The line as a person reads it. */
export function printLine({ expectation, held, found }: Line): string {
  const text = held ? `held ${expectation}` : `FELL SHORT: ${expectation} — ${found ?? ''}`;
  return text.replace(UNPRINTABLE, ' ').trim();
}
