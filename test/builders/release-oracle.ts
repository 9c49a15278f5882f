import type { Case, Letter } from '#domain/cases';
import type { Tlp } from '#domain/marking';
import type { Item } from '#domain/releases';
import type { Agreed, Command } from './commands';

/*
 * Who may be told what, written apart from the product and in other words: from the texts (art. L.1111-8-2,
 * D.1111-16-2 and -3 CSP, RFC 2350 §4.2 and §5.1.2), with no import but types. It keeps its own list of
 * agreements, from what was said.
 */
const HOUR = 3_600_000;
const WIDEST_FIRST: readonly Tlp[] = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'];
const weight = (tlp: Tlp) => WIDEST_FIRST.indexOf(tlp);

const EVERYTHING: readonly Item[] = [
  ...(['identity', 'declarant', 'incident', 'narrative', 'care_impact'] as const),
  ...(['data_impact', 'technical', 'qualification', 'obligations'] as const),
];
const HEALTH_AGENCIES = ['ansm', 'spf', 'abm', 'efs', 'asnr'];

interface Agreement extends Omit<Agreed, 'hours' | 'tlp'> {
  id: string;
  tlp: Tlp;
  from: number;
  end: number;
}

const ELSEWHERE = ['social_security_body', 'military_hospital', 'pharmacy'];

function patientsMayBeHit({ incident, qualification }: Case): boolean {
  const care = qualification?.indents.safety_of_care ?? 'unknown';
  const patients = care === 'unknown' ? incident.patientDanger !== 'none' : care !== 'no';
  const unclear = incident.operation === 'unknown' && qualification?.indents.normal_operation !== 'no';
  // No command changes the measures: diversions and the like do not show here.
  const disturbed = ['degraded', 'care_interrupted'].includes(incident.operation);
  // Whoever cannot send an ambulance harms patients that it never sees.
  const dispatch = incident.systems.includes('emergency_dispatch') && incident.operation !== 'no_impact';
  return patients || unclear || disturbed || dispatch;
}

function isMajor({ incident, qualification }: Case): boolean {
  if (incident.patientDanger === 'actual' || incident.operation === 'care_interrupted') return true;
  return qualification?.indents.safety_of_care === 'actual';
}

function goesBeyond({ facilities, qualification: q }: Case): boolean {
  if (q === null) return false;
  return (
    q.otherSectors ||
    q.nationalScope ||
    q.certFrSupport ||
    facilities.some((f) => !f.leftAt && f.ose === 'yes')
  );
}

interface Line {
  to: (recipient: string, agencies: readonly string[]) => boolean;
  when: (state: Case) => boolean;
  items: readonly Item[];
}

const isAgency = (recipient: string, agencies: readonly string[]) => agencies.includes(recipient);
const only = (code: string) => (recipient: string) => recipient === code;
const CARE: readonly Item[] = ['identity', 'incident', 'care_impact'];

const BY_LAW: readonly Line[] = [
  { to: (r, agencies) => r === 'fssi' || isAgency(r, agencies), when: () => true, items: EVERYTHING },
  { to: only('anssi'), when: goesBeyond, items: [...CARE, 'technical', 'qualification'] },
  {
    to: only('cnil'),
    when: ({ incident }) => incident.data.personal === 'yes',
    items: ['identity', 'incident', 'data_impact'],
  },
  { to: only('corruss'), when: patientsMayBeHit, items: [...CARE, 'qualification'] },
  { to: (r) => HEALTH_AGENCIES.includes(r), when: isMajor, items: CARE },
];
const OF_OTHERS: Record<string, readonly Line[]> = {
  social_security_body: [
    {
      to: only('cert-social'),
      when: () => true,
      items: EVERYTHING.filter((i) => !['care_impact', 'qualification', 'obligations'].includes(i)),
    },
  ],
  military_hospital: [
    { to: only('armed-forces'), when: () => true, items: ['identity', 'declarant'] },
    {
      to: isAgency,
      when: (state) => state.qualification !== null && patientsMayBeHit(state),
      items: ['identity', 'care_impact'],
    },
  ],
};

/** What the law alone lets one recipient have. */
export function itemsByLaw(state: Case, recipient: string): readonly Item[] {
  const here = state.facilities.filter((f) => f.leftAt === null);
  const { type } = here.find((f) => f.declares) ?? here[0]!;
  const agencies = here.flatMap(({ ars }) => ars ?? []);
  const isOurs = !ELSEWHERE.includes(type) && state.outOfScope === null;
  const lines = isOurs ? BY_LAW : (OF_OTHERS[type] ?? []);
  return lines.find(({ to, when }) => to(recipient, agencies) && when(state))?.items ?? [];
}

/** The agreements of one case, as they were said. */
export class Agreements {
  private readonly said: Agreement[] = [];

  /** Follows one command that was accepted. */
  follow(command: Command, { was, is, now }: { was: Case; is: Case; now: number }): void {
    const { agreed, takesBack } = command;
    if (agreed) this.add(agreed, { was, is, now });
    if (takesBack) this.end(({ id }) => id === takesBack(was), now);
    // A narrower marking is a later word of the owner than its agreement to a wider one.
    if (weight(is.tlp) > weight(was.tlp)) this.end(({ tlp }) => weight(tlp) < weight(is.tlp), now);
  }

  private add(
    { to, items, tlp, hours }: Agreed,
    { was, is, now }: { was: Case; is: Case; now: number },
  ): void {
    const id = is.releases.find((r) => r.basis === 'B7' && !was.releases.some((old) => old.id === r.id))!.id;
    const end = hours === null ? Infinity : now + hours * HOUR;
    const covered = items.filter((item) => item !== 'obligations');
    this.said.push({ id, to, items: covered, tlp: tlp ?? was.tlp, from: now, end });
  }

  private end(concerns: (agreement: Agreement) => boolean, now: number): void {
    for (const agreement of this.said.filter(concerns)) agreement.end = Math.min(agreement.end, now);
  }

  /** Those in force for a recipient. */
  inForce(recipient: string, now: number): Agreement[] {
    return this.said.filter(({ to, from, end }) => to === recipient && from <= now && now < end);
  }
}

const within = (items: readonly Item[], allowed: readonly Item[]) => items.every((i) => allowed.includes(i));

/**
 * What is wrong with sending `letter`, which says `items`, at `now`; null when a basis or an agreement in
 * force covers recipient, items and marking.
 */
export function faultOfSending(
  state: Case,
  { recipient, tlp, items }: Pick<Letter, 'recipient' | 'tlp'> & { items: readonly Item[] },
  agreements: Agreements,
  now: number,
): string | null {
  if (recipient === 'declarant') return items.length === 0 ? null : 'items to the declarant';
  if (state.tlp === 'RED' || tlp === 'RED') return `RED to ${recipient}`;
  const byLaw = within(items, itemsByLaw(state, recipient)) && itemsByLaw(state, recipient).length > 0;
  if (byLaw && weight(tlp) >= weight(state.tlp)) return null;
  const agreed = agreements
    .inForce(recipient, now)
    .some((a) => within(items, a.items) && weight(tlp) >= weight(a.tlp));
  return agreed ? null : `${items.join(' ')} to ${recipient} under ${tlp}`;
}
