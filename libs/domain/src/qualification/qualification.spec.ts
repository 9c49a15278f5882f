import { INDENT_ANSWERS, mayBe, proposeLevel, type IndentAnswer } from '.';

const every = INDENT_ANSWERS.flatMap((a) =>
  INDENT_ANSWERS.flatMap((b) =>
    INDENT_ANSWERS.flatMap((c) =>
      INDENT_ANSWERS.flatMap((d) => INDENT_ANSWERS.map((e): IndentAnswer[] => [a, b, c, d, e])),
    ),
  ),
);

/**
 * The article read once more, without the product's tables: indents as a string of 0 (no) and 1 (may be),
 * in the order of D.1111-16-2 II.
 */
function readArticle(answers: IndentAnswer[]): string {
  const bits = answers.map((answer) => (answer === 'no' ? '0' : '1')).join('');
  if (/^...(1.|.1)$/.test(bits)) return 'significatif';
  return bits === '00000' ? 'not_grave' : 'grave';
}

describe('the proposed level', () => {
  it('is what the article says, for all 1024 answers to the five indents', () => {
    expect(every).toHaveLength(4 ** 5);
    for (const answers of every) {
      const [safety_of_care, health_data, normal_operation, health_system_organisation, others_may_be_hit] =
        answers as [IndentAnswer, IndentAnswer, IndentAnswer, IndentAnswer, IndentAnswer];
      const { level, because } = proposeLevel({
        safety_of_care,
        health_data,
        normal_operation,
        health_system_organisation,
        others_may_be_hit,
      });
      expect([answers.join(), level]).toEqual([answers.join(), readArticle(answers)]);
      expect(because.length > 0).toBe(level !== 'not_grave');
    }
  });

  it('names the indents that made it, in their order', () => {
    const all = {
      safety_of_care: 'actual',
      health_data: 'no',
      normal_operation: 'potential',
      health_system_organisation: 'no',
      others_may_be_hit: 'no',
    } as const;
    expect(proposeLevel(all)).toEqual({ level: 'grave', because: ['safety_of_care', 'normal_operation'] });
    expect(
      proposeLevel({ ...all, health_system_organisation: 'unknown', others_may_be_hit: 'actual' }),
    ).toEqual({ level: 'significatif', because: ['health_system_organisation', 'others_may_be_hit'] });
  });

  it.each([
    ['no', false],
    ['potential', true],
    ['actual', true],
    ['unknown', true],
  ] as const)('reads the answer %s as "may be": %s', (answer, expected) => {
    expect(mayBe(answer)).toBe(expected);
  });
});
