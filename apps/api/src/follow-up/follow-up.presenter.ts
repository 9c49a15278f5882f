import { redirectionOf, type Case } from '#domain/cases';
import { AUTHORITY } from '#notifications/words';
import {
  presentAdvice,
  presentCnilTracks,
  presentConsents,
  presentLabels,
  presentObligation,
  presentResolution,
} from '../cases';
import { iso } from '../http/iso';
import type { FollowUp } from './read-follow-up';

/** What the desk reminds of and the page does not show as owed already; each text once. */
function presentReminders({ obligations }: Case, nameOf: (code: string) => string) {
  const current = obligations.filter(({ state }) => state !== 'superseded');
  const filed = new Set(current.flatMap(({ act, creditor }) => (act === 'file' ? [creditor] : [])));
  const reminders = current.filter(({ act, creditor }) => act === 'remind' && !filed.has(creditor));
  return [
    ...new Map(reminders.map((reminder) => [reminder.rule + reminder.creditor, reminder])).values(),
  ].map(({ creditor, because, basis }) => ({ authority: nameOf(creditor), because, basis }));
}

/** A creditor that is no organisation of the directory: a client of the facility, or a word of the rulebook. */
function wordsOf(code: string, { facilities }: Case): string {
  const client = facilities.find(({ id }) => code === `controller:${id}`);
  return client?.name ?? AUTHORITY[code] ?? code;
}

function presentInformed({ letters }: Case, nameOf: (code: string) => string) {
  return letters
    .filter((letter) => letter.recipient !== 'declarant')
    .map((letter) => ({
      organisation: nameOf(letter.recipient),
      message: letter.message,
      state: letter.state,
      sentAt: iso(letter.sentAt),
      acknowledgedAt: iso(letter.acknowledgedAt),
    }));
}

const presentOpenings = ({ openings }: FollowUp) =>
  openings.map((opening) => ({
    function: opening.function,
    organisation: opening.organisation_kind,
    firstAt: opening.first_at.toISOString(),
    lastAt: opening.last_at.toISOString(),
  }));

/** The follow-up page: function and organisation, never a person of the desk (RFC 2350 §2.9). */
export function presentFollowUp(page: FollowUp, now: number) {
  const { state, names, versions, phone, unreadMessages } = page;
  const nameOf = (code: string) => names.get(code) ?? wordsOf(code, state);
  // Of compartments only cleared accounts hear.
  const { tlp, pap, protection } = presentLabels(state);
  return {
    reference: state.reference,
    status: state.status,
    ...{ tlp, pap, protection },
    receivedAt: iso(state.receivedAt),
    phone,
    level: state.qualification?.level ?? null,
    onBehalfOf: (state.qualification?.onBehalfOf ?? []).map(nameOf),
    resolution: presentResolution(state),
    outOfScope: state.outOfScope,
    redirection: redirectionOf(state),
    confirmedAt: iso(state.confirmedAt),
    mergedInto: state.mergedInto !== null,
    shared: state.shared?.message ? { at: iso(state.shared.at), message: state.shared.message } : null,
    recommendations: state.recommendations.map(presentAdvice),
    unreadMessages,
    versions: versions.map(({ receivedAt, ...version }) => ({ ...version, receivedAt: iso(receivedAt) })),
    informed: presentInformed(state, nameOf),
    owed: state.obligations
      .filter((obligation) => obligation.debtor === 'facility' && obligation.state !== 'superseded')
      .map((obligation) => ({
        ...presentObligation(obligation, now),
        creditorName: nameOf(obligation.creditor),
      })),
    consents: presentConsents(state.releases, { nameOf, now }),
    cnilTrack: presentCnilTracks(state, now),
    reminders: presentReminders(state, nameOf),
    openedBy: presentOpenings(page),
  };
}
