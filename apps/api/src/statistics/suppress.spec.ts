import { suppressSmall } from './suppress';

const of = (...cases: number[]) => cases.map((n, i) => ({ value: String(i), cases: n }));
const shown = (...cases: number[]) => suppressSmall(of(...cases)).map((count) => count.cases);

describe('a list of counts outside the desk', () => {
  it.each([
    ['says what is large, and that there is none', [5, 0, 12], [5, 0, 12]],
    ['leaves out what is small', [1, 4, 30], [null, null, 30]],
    ['leaves out one more where the whole would give a single one away', [4, 9, 30], [null, null, 30]],
    ['leaves out the only one', [3], [null]],
    ['leaves out the only one beside nothing', [3, 0], [null, 0]],
  ])('%s', (_, cases, expected) => {
    expect(shown(...cases)).toEqual(expected);
  });
});
