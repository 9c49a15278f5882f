/** Runs work on each of a list, a few at a time, and gives the results in the order of the list. */
export async function inTurns<T, R>(
  list: readonly T[],
  atOnce: number,
  work: (one: T, i: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const walk = async () => {
    for (let i = next++; i < list.length; i = next++) results[i] = await work(list[i]!, i);
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
  return results;
}
