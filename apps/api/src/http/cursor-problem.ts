import { Problem } from './problem';

/** A mark of a page that this list never gave. */
export const unknownCursor = () =>
  new Problem('invalid_fields', {
    errors: [{ field: 'after', message: { fr: 'repère de page inconnu', en: 'unknown page mark' } }],
  });
