import { PROBLEMS, type ProblemName } from './problems.data';

/** One field that is wrong, in the reader's language. */
export interface FieldError {
  field: string;
  message: { fr: string; en: string };
}

/** An answer that is not what was asked for; becomes an RFC 9457 problem in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly problem: ProblemName,
    readonly extra: {
      errors?: FieldError[];
      members?: Record<string, unknown>;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(PROBLEMS[problem].en.title);
  }
}
