export type Path = readonly (string | number)[];

/** Every place in a JSON value that holds something, the whole apart: objects, lists and leaves. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = [...at, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesIn(inner, place)];
  });
}

/** Every object in a JSON value, the whole first. */
export function objectsIn(value: unknown): Path[] {
  const isObject = (held: unknown) => typeof held === 'object' && held !== null && !Array.isArray(held);
  return [[], ...placesIn(value).filter((path) => isObject(valueAt(value, path)))];
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, key) => (held as Record<string, unknown>)?.[key], value);
}

/** A copy with another value at that place; a key that is not there yet is added, `__proto__` too. */
export function withValue(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((held, i) => (i === key ? withValue(held, rest, put) : held));
  const held = Object.entries((value ?? {}) as Record<string, unknown>);
  const inner = held.find(([name]) => name === key)?.[1];
  return Object.fromEntries([...held.filter(([name]) => name !== key), [key, withValue(inner, rest, put)]]);
}

/** A copy without what is at that place. */
export function without(value: unknown, path: Path): unknown {
  const parent = path.slice(0, -1);
  const held = valueAt(value, parent);
  const key = path.at(-1)!;
  const rest = Array.isArray(held)
    ? held.filter((_, i) => i !== key)
    : Object.fromEntries(Object.entries((held ?? {}) as object).filter(([name]) => name !== key));
  return withValue(value, parent, rest);
}
