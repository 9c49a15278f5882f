import type { Instant } from '#domain/declarations';
import type { Tlp } from '#domain/marking';
import { competentArs, type CaseFacts } from '#domain/obligations';
import {
  BASES,
  BASIS_IDS,
  consentsInForce,
  consentsOf,
  ITEMS,
  itemsOf,
  judgeRelease,
  NATIONAL,
  whatWouldLift,
  type BasisId,
  type Item,
  type Release,
} from '#domain/releases';
import { factsOf, type Case, type LetterState, type MessageName } from './case';
import { itemsOfLetter } from './follow-letter';
import { markingUnder } from './owe-letters';

/** One reason for which an organisation may be told. */
export interface Ground {
  basis: BasisId;
  items: readonly Item[];
  tlp: Tlp;
  /** End of the agreement; null: none, or a legal basis, which lasts as long as its condition. */
  until: Instant | null;
  /** The agreement, where it is one. */
  releaseId: string | null;
}

/** What an organisation was told already, or is about to be. */
export interface Told {
  letterId: string;
  message: MessageName;
  state: LetterState;
  tlp: Tlp;
  items: readonly Item[];
  sentAt: Instant | null;
  acknowledgedAt: Instant | null;
}

/** What one organisation may know of a case, and what would let it know more. */
export interface Listener {
  /** Organisation code, e.g. `ars:32`. */
  recipient: string;
  allowed: boolean;
  /** Everything that it may get, on any of its grounds. */
  items: readonly Item[];
  grounds: readonly Ground[];
  /** In French; null when it may be told. */
  wouldLift: string | null;
  told: readonly Told[];
}

const NO_END = { owner: null, evidence: null, until: null, revokedAt: null, revokeReason: null };

/** The releases that the bases in law which name an organisation would give, whether or not they hold. */
function legalReleases(
  facts: CaseFacts,
  recipient: string,
  under: Pick<Release, 'tlp' | 'grantedAt'>,
): Release[] {
  const bases = BASIS_IDS.filter((id) => id !== 'B7' && BASES[id].covers(recipient));
  return bases.map((basis) => ({
    ...{ ...NO_END, ...under, id: '', recipient, basis },
    items: itemsOf(basis, facts),
  }));
}

function groundsOf(releases: readonly Release[]): Ground[] {
  return releases.map(({ id, basis, items, tlp, until }) => ({
    ...{ basis, items, tlp, until },
    releaseId: id === '' ? null : id,
  }));
}

/** Of several reasons to refuse, the one that somebody can do something about. */
function whyNot(asked: readonly Release[], judge: (release: Release) => string | null): string {
  const [first = null] = asked.map(judge).filter((why) => why !== null);
  return first ?? 'Un accord du propriétaire de l’information.';
}

function listenerOf(state: Case, facts: CaseFacts, recipient: string, at: Instant): Listener {
  const judge = (release: Release) =>
    judgeRelease(release, facts, { recipient, tlp: markingUnder(state, release), now: at });
  const legal = legalReleases(facts, recipient, { tlp: state.tlp, grantedAt: at });
  const asked = [...legal, ...consentsInForce(state.releases, recipient, at)];
  const open = asked.filter((release) => judge(release).allowed);
  const refused = (release: Release) => {
    const verdict = judge(release);
    if (verdict.allowed) return null;
    return verdict.refusal === 'basis_does_not_hold' ? whatWouldLift(release.basis) : verdict.wouldLift;
  };
  return {
    recipient,
    allowed: open.length > 0,
    items: ITEMS.filter((item) => open.some((release) => release.items.includes(item))),
    grounds: groundsOf(open),
    wouldLift: open.length > 0 ? null : whyNot(asked, refused),
    told: toldOf(state, recipient),
  };
}

function toldOf(state: Case, recipient: string): Told[] {
  return state.letters
    .filter((letter) => letter.recipient === recipient && letter.state !== 'cancelled')
    .map((letter) => {
      const { id: letterId, message, tlp, sentAt, acknowledgedAt } = letter;
      return {
        letterId,
        message,
        state: letter.state,
        tlp,
        sentAt,
        acknowledgedAt,
        items: itemsOfLetter(state, letter),
      };
    });
}

/**
 * Who may know what of a case at an instant: the agencies of its sites, every national organisation, and
 * whoever the owner ever named. Pure; nothing is sent by asking.
 */
export function audienceOf(state: Case, at: Instant): Listener[] {
  const facts = factsOf(state);
  const named = consentsOf(state.releases).map(({ recipient }) => recipient);
  const recipients = new Set([...competentArs(facts), ...NATIONAL, ...named]);
  return [...recipients].map((recipient) => listenerOf(state, facts, recipient, at));
}
