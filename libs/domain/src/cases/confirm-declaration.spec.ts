import { complementCase, confirmDeclaration, draftRex, resolveCase, STATUSES, type Case } from '.';
import { CHANNELS, type Channel } from '#domain/declarations';
import { accepted, aCase, anOccasion, CASE_IN, DECLARANT, refusalOf } from '../../../../test/builders/case';
import { HOUR, NIGHT, noData } from '../../../../test/builders/facts';

const o = anOccasion({ now: NIGHT + 9 * HOUR, actor: DECLARANT });
const typedIn = (channel: Channel = 'phone') => aCase({ channel }).build();
const duty = ({ obligations }: Case, rule: string) => obligations.find((owed) => owed.rule === rule);

describe('confirming a declaration', () => {
  it.each(CHANNELS)('that came by %s', (channel) => {
    const own = channel === 'web' || channel === 'api';
    const state = typedIn(channel);
    expect(duty(state, 'R02-confirm')?.state).toBe(own ? undefined : 'open');
    const decision = confirmDeclaration(state, o);
    expect(refusalOf(decision)).toBe(own ? 'nothing_to_confirm' : 'accepted');
    if (own) return;
    expect(accepted(decision)).toMatchObject({ confirmedAt: o.now, version: state.version + 1 });
    expect(duty(accepted(decision), 'R02-confirm')).toMatchObject({ state: 'fulfilled', settledAt: o.now });
  });

  it('is said once: the first hour stays', () => {
    const confirmed = accepted(confirmDeclaration(typedIn(), o));
    const again = confirmDeclaration(confirmed, anOccasion({ now: NIGHT + 20 * HOUR, actor: DECLARANT }));
    expect(again).toEqual({
      ...{ ok: false, refusal: 'already_confirmed', detail: [new Date(o.now).toISOString()] },
    });
  });

  it('after a correction names the version that it confirms', () => {
    const corrected = accepted(complementCase(typedIn(), { kind: 'correction', operation: 'degraded' }, o));
    expect(duty(corrected, 'R02-confirm')?.state).toBe('open');
    expect(confirmDeclaration(corrected, o)).toMatchObject({
      events: [{ type: 'confirmed', data: { version: 2 } }, { type: 'obligation_settled' }],
    });
  });
});

describe('a correction', () => {
  const typed = aCase({ incident: { data: noData({ personal: 'yes', persons: 300_000 }) } }).build();

  it.each([
    [undefined, 'complemented'],
    ['complement', 'complemented'],
    ['correction', 'corrected'],
  ] as const)('said as %s is told as %s, and never stays among the facts', (kind, event) => {
    const decision = complementCase(typed, { kind, data: { persons: 12 } }, o);
    expect(accepted(decision).incident).toEqual({
      ...typed.incident,
      data: { ...typed.incident.data, persons: 12 },
    });
    expect(decision).toMatchObject({ events: [{ type: event, data: { version: 2, said: ['data'] } }] });
  });
});

describe('the flag of what was learnt', () => {
  it('is set and taken back, each time with a reason, by function', () => {
    const drafted = accepted(
      draftRex(CASE_IN.closed(), { draft: true, reason: 'cas d’école' }, anOccasion()),
    );
    expect([CASE_IN.closed().rexDraft, drafted.rexDraft, drafted.status]).toEqual([false, true, 'closed']);
    const decision = draftRex(drafted, { draft: false, reason: 'la structure refuse' }, anOccasion());
    expect(accepted(decision).rexDraft).toBe(false);
    expect(decision).toMatchObject({
      events: [{ type: 'rex_drafted', data: { draft: false, reason: 'la structure refuse' } }],
    });
  });

  it.each(STATUSES)('on a case in %s, unless another took it over', (status) => {
    const expected = status === 'merged' ? 'not_allowed_in_this_status' : 'accepted';
    expect(refusalOf(draftRex(CASE_IN[status](), { draft: true, reason: 'x' }, anOccasion()))).toBe(expected);
  });
});

describe('the report of the end', () => {
  const handled = () => CASE_IN.handling();
  const at = (endedAt: number | null) =>
    resolveCase(
      handled(),
      { causes: 'inconnues', endedAt, measures: 'réinstallation', costEuros: 12_000 },
      o,
    );

  it.each([
    ['now', o.now, 'accepted'],
    ['a clock five minutes ahead', o.now + 5 * 60_000, 'accepted'],
    ['to come', o.now + 5 * 60_000 + 1, 'dates_impossible'],
    ['when it was noticed', NIGHT, 'accepted'],
    ['before it was noticed', NIGHT - 1, 'dates_impossible'],
    ['not known', null, 'accepted'],
  ])('may say that it ended: %s', (_when, endedAt, expected) => {
    expect(refusalOf(at(endedAt))).toBe(expected);
  });

  it('keeps what was said, and measures from the end how long the desk waited for it', () => {
    const state = accepted(at(NIGHT + 4 * HOUR));
    expect(state.resolution).toEqual({
      ...{ at: o.now, causes: 'inconnues', endedAt: NIGHT + 4 * HOUR },
      ...{ measures: 'réinstallation', costEuros: 12_000 },
    });
    expect(duty(state, 'R35-report-resolution')).toMatchObject({
      ...{ anchorAt: NIGHT + 4 * HOUR, dueAt: null, state: 'fulfilled', settledAt: o.now },
    });
  });
});
