import { redirectionOf, type Case } from '#domain/cases';
import { labelOf } from '#domain/marking';
import {
  presentAdvice,
  presentCnilTracks,
  presentConsents,
  presentObligation,
  presentResolution,
} from '../cases';
import { iso } from '../http/iso';
import type { FollowUp } from './read-follow-up';

function presentReminders({ obligations }: Case, nameOf: (code: string) => string) {
  return obligations
    .filter(({ act, state }) => act === 'remind' && state !== 'superseded')
    .map(({ creditor, because, basis }) => ({ authority: nameOf(creditor), because, basis }));
}

/** The follow-up page: function and organisation, never a person of the desk (RFC 2350 §2.9). */
export function presentFollowUp({ state, names, versions, phone, unreadMessages }: FollowUp, now: number) {
  const nameOf = (code: string) => names.get(code) ?? code;
  return {
    reference: state.reference,
    status: state.status,
    tlp: labelOf(state.tlp),
    protection: state.protection,
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
    informed: state.letters
      .filter((letter) => letter.recipient !== 'declarant')
      .map((letter) => ({
        organisation: nameOf(letter.recipient),
        message: letter.message,
        state: letter.state,
        sentAt: iso(letter.sentAt),
        acknowledgedAt: iso(letter.acknowledgedAt),
      })),
    owed: state.obligations
      .filter((obligation) => obligation.debtor === 'facility' && obligation.state !== 'superseded')
      .map((obligation) => ({
        ...presentObligation(obligation, now),
        creditorName: nameOf(obligation.creditor),
      })),
    consents: presentConsents(state.releases, { nameOf, now }),
    cnilTrack: presentCnilTracks(state, now),
    reminders: presentReminders(state, nameOf),
  };
}
