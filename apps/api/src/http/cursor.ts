import { isUUID } from 'class-validator';
import { Problem } from './problem';
import { isInstantText } from './texts';

/** Where a page of a list ended: what the list is sorted by, the identifier of the line last. Opaque to who asks. */
export const cursorOf = (...position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const unknownCursor = () =>
  new Problem('invalid_fields', {
    errors: [{ field: 'after', message: { fr: 'repère de page inconnu', en: 'unknown page mark' } }],
  });

/**
 * What PostgreSQL is asked to go on after, in texts; nulls for the first page.
 * @param parts what each part before the instant and the identifier must look like
 * @throws Problem about a cursor that this list never gave
 */
export function positionAfter(
  cursor: string | null | undefined,
  parts: readonly RegExp[],
): (string | null)[] {
  if (cursor === null || cursor === undefined) return [...parts, 'at', 'id'].map(() => null);
  const said = texts(cursor);
  const [at, id] = said.slice(parts.length);
  const isOurs =
    said.length === parts.length + 2 &&
    parts.every((part, n) => part.test(said[n]!)) &&
    isInstantText(at) &&
    isUUID(id);
  if (!isOurs) throw unknownCursor();
  return said;
}

function texts(cursor: string): string[] {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(said) ? said.map(String) : [];
  } catch {
    return [];
  }
}
