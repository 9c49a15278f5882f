import type { Case } from '#domain/cases';
import { isSettled, type Obligation, type ObligationState } from '#domain/obligations';
import type { LetterFacts } from '#notifications/messages';
import { ACT, nameOfAuthority, parisTime, PHASE } from '#notifications/words';

const PROGRESS: Partial<Record<ObligationState, string>> = {
  prepared: 'message prêt à partir',
  sent: 'message parti, accusé de réception attendu',
};

/** Somebody who is owed: an authority, or a client of the facility, which is no organisation of the directory. */
function nameOfCreditor(creditor: string, { facilities }: Case): string {
  const client = facilities.find(({ id }) => creditor === `controller:${id}`);
  return client?.name ?? nameOfAuthority(creditor);
}

function clockOf({ anchorAt, dueAt }: Obligation, now: number): string {
  if (dueAt !== null)
    return dueAt < now ? `échéance dépassée depuis le ${parisTime(dueAt)}` : `avant le ${parisTime(dueAt)}`;
  return anchorAt === null ? 'l’horloge ne court pas encore' : 'sans délai';
}

/** What others still owe at the hour of the letter; what it discharges itself stands above. Each once, as label and value. */
export function openDuties({ state, obligations, now }: LetterFacts): [label: string, value: string][] {
  const own = new Set(obligations.map(({ id }) => id));
  const lines = state.obligations
    .filter((duty) => !isSettled(duty) && !own.has(duty.id))
    .map((duty): [string, string] => {
      const phase = PHASE[duty.phase];
      const act = `${ACT[duty.act]} – ${nameOfCreditor(duty.creditor, state)}${phase ? ` (${phase})` : ''}`;
      return [act, `${PROGRESS[duty.state] ?? 'à faire'}, ${clockOf(duty, now)}`];
    });
  return [...new Map(lines.map((line) => [line.join(' : '), line])).values()];
}

/** The duties that the letter discharges, each with the text that it stands on; null when it discharges none. */
export function dischargedDuties({ state, obligations }: LetterFacts): string | null {
  if (obligations.length === 0) return null;
  const lines = obligations.map(
    ({ act, creditor, basis }) => `- ${ACT[act]} – ${nameOfCreditor(creditor, state)} : ${basis}`,
  );
  return ['Cette lettre répond à :', ...new Set(lines)].join('\n');
}
