/** Adds to `faults` what is wrong with `value`, each with the path of its key. */
export type Reader = (value: unknown, path: string, faults: string[]) => void;

type Shape = Record<string, Reader>;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? String(value);

function when(accepts: (value: unknown) => boolean, expected: string): Reader {
  return (value, path, faults) => {
    if (!accepts(value)) faults.push(`${path}: ${expected} expected, ${show(value)} found`);
  };
}

export const text = when((value) => typeof value === 'string' && value.trim() !== '', 'a text');
export const flag = when((value) => typeof value === 'boolean', 'true or false');
export const whole = when((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'a whole number');
export const positive = when((value) => typeof value === 'number' && value > 0, 'a number above 0');

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
export const instant = when(
  (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  'a time with its offset, like 2024-02-11T06:10:00+01:00,',
);

export const oneOf = (words: readonly string[]): Reader =>
  when((value) => typeof value === 'string' && words.includes(value), `one of ${words.join(', ')}`);

export const matching = (pattern: RegExp, expected: string): Reader =>
  when((value) => typeof value === 'string' && pattern.test(value), expected);

/** Null counts as not said. */
export const orNull =
  (reader: Reader): Reader =>
  (value, path, faults) =>
    value === null ? undefined : reader(value, path, faults);

export const list =
  (reader: Reader): Reader =>
  (value, path, faults) => {
    if (!Array.isArray(value)) faults.push(`${path}: a list expected, ${show(value)} found`);
    else value.forEach((item, i) => reader(item, `${path}[${i}]`, faults));
  };

/** An object with these keys and no other. */
export const shape =
  (needed: Shape, optional: Shape = {}): Reader =>
  (value, path, faults) => {
    if (!isObject(value)) {
      faults.push(`${path || 'the file'}: an object expected, ${show(value)} found`);
      return;
    }
    const known = new Map(Object.entries({ ...needed, ...optional }));
    const pathOf = (key: string) => (path ? `${path}.${key}` : key);
    for (const key of Object.keys(needed)) if (!(key in value)) faults.push(`${pathOf(key)}: missing`);
    for (const [key, inner] of Object.entries(value)) {
      const reader = known.get(key);
      if (reader) reader(inner, pathOf(key), faults);
      else faults.push(`${pathOf(key)}: unknown key`);
    }
  };

/** An object whose key `by` chooses among shapes. */
export const chosen =
  (by: string, shapes: Record<string, Reader>): Reader =>
  (value, path, faults) => {
    const choice = isObject(value) ? value[by] : undefined;
    const reader = typeof choice === 'string' ? new Map(Object.entries(shapes)).get(choice) : undefined;
    if (reader) reader(value, path, faults);
    else if (!isObject(value)) faults.push(`${path}: an object expected, ${show(value)} found`);
    else
      faults.push(`${path}.${by}: one of ${Object.keys(shapes).join(', ')} expected, ${show(choice)} found`);
  };
