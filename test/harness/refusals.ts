import type { Answer } from './http-client';
import type { Installation } from './installation';

/** A problem of RFC 9457, as this product fills it. */
export interface Refusal {
  type: string;
  title: string;
  status: number;
  errors?: { field: string; message: string }[];
}

const COUNTED =
  'incident_case declaration case_event obligation letter release outbox case_facility case_grant qualification task recommendation exchange_message page call_note session';

/**
 * Everything that a refused request must leave alone, as one text to compare; refusals and failed sign-ins
 * are recorded, rightly.
 */
export async function traces(installation: Installation): Promise<string> {
  const counts = COUNTED.split(' ').map((table) => `(select count(*) from ${table})`);
  const [row] = await installation.adminQuery<{ seen: string }>(
    `select concat_ws('/', ${counts.join(', ')}, (select sum(version) from incident_case)) as seen`,
  );
  return row!.seen;
}

/** A 4xx problem that says what to do; a 422 names each field. */
export function expectProblem(answer: Answer<Refusal>): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({ status: answer.status, title: expect.any(String) });
  expect(answer.body.type).toMatch(/^urn:vigie:problem:[a-z_]+$/);
  if (answer.status === 422) expect(fieldsOf(answer).length).toBeGreaterThan(0);
}

export function fieldsOf({ body }: Pick<Answer<Refusal>, 'body'>): string[] {
  return (body.errors ?? []).map(({ field }) => field);
}
