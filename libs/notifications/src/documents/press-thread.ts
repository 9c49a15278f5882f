import { typeset } from './typeset';

/** A document to typeset. Everything in it is data: it is cloned on its way to the thread. */
export interface Page {
  /** Source of a Typst document that reads `sys.inputs.<name>` as JSON. */
  template: string;
  data: Record<string, unknown>;
  /** Instant of the document, epoch milliseconds. */
  at: number;
}

/** Runs in a worker thread. @throws Error when the template is at fault */
export function typesetPage({ template, data, at }: Page): Uint8Array {
  return typeset(template, data, at);
}
