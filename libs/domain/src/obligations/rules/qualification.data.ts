import type { CaseFacts, Notice } from '../case-facts';
import { competentArs, hasHealthImpact, isQualifiedHere, isTreatedHere } from '../conditions';
import type { Owing, Rule } from '../rule';
import { ON_QUALIFICATION, ON_RECEIPT, owe, when } from './owing';
import { ALWAYS } from './validity.data';

const isSignificant = (f: CaseFacts) => isQualifiedHere(f) && f.qualification?.level === 'significatif';

/** When it was qualified in the name of this agency; null: it was not, or in that of another only. */
const qualifiedFor = ({ qualification }: CaseFacts, ars: string) =>
  qualification?.onBehalfOf.includes(ars) ? qualification.decidedAt : null;

const numbered = (count: number) => (count > 1 ? `n° ${count}` : '');
/** Significatif again after it was not: another escalation. */
const escalationOf = ({ qualification }: CaseFacts) => numbered(qualification?.escalations ?? 0);

/** Who was written to before the qualification changed. */
function toldOtherwise(f: CaseFacts): Owing[] {
  const { qualification } = f;
  if (qualification === null || qualification.number === 1 || !isTreatedHere(f)) return [];
  const { number, changedAt } = qualification;
  const wasTold = (creditor: string) =>
    f.notices.some((n) => n.recipient === creditor && n.act === 'inform' && n.sentAt <= changedAt);
  return [...competentArs(f), 'fssi']
    .filter(wasTold)
    .map((creditor) => ({ creditor, anchorAt: changedAt, round: numbered(number) }));
}

const QUALIFIED_FOR_THE_ARS = {
  id: 'R06-qualify',
  version: 1,
  debtor: 'cert',
  act: 'qualify',
  phase: 'initial',
  proof: 'read',
  inForce: ALWAYS,
  closing: 'waits',
} satisfies Partial<Rule>;

/** An escalation or alert that nobody acknowledged this long is followed by a call (practice; to be confirmed). */
export const UNANSWERED_AFTER_MINUTES = 30;
const SILENCE = UNANSWERED_AFTER_MINUTES * 60_000;

const urgentNotices = (f: CaseFacts) => f.notices.filter(({ act }) => act === 'escalate' || act === 'alert');

const isUnanswered = (notice: Notice, at: number) =>
  at >= notice.sentAt + SILENCE &&
  (notice.acknowledgedAt === null || notice.acknowledgedAt > notice.sentAt + SILENCE);

const isEscalationOf =
  (f: CaseFacts) =>
  ({ recipient, act, round }: Notice): boolean =>
    recipient === 'fssi' && act === 'escalate' && round === escalationOf(f);

/** From triage to the authorities that a qualification obliges to reach. */
export const QUALIFICATION: readonly Rule[] = [
  {
    ...QUALIFIED_FOR_THE_ARS,
    to: 'ARS compétente, pour le compte de qui le CERT qualifie',
    trigger: 'Tout signalement traité par le CERT.',
    owed: (f) =>
      isTreatedHere(f)
        ? competentArs(f).map((creditor) => ({ creditor, doneAt: qualifiedFor(f, creditor) }))
        : [],
    clock: ON_RECEIPT,
    basis: 'Arrêté du 30 octobre 2017, art. 2 et 3 ; RFC 2350 §5.1.2',
    because: 'Le CERT qualifie l’incident pour le compte de l’ARS compétente.',
  },
  {
    ...QUALIFIED_FOR_THE_ARS,
    id: 'R06-requalify',
    to: 'ARS qui conteste',
    trigger: 'Contestation de la qualification par une ARS au nom de qui elle est entrée.',
    owed: (f) =>
      (f.qualification?.contests ?? []).map(({ by, at, answeredAt }) => ({
        creditor: by,
        anchorAt: at,
        round: new Date(at).toISOString(),
        doneAt: answeredAt,
      })),
    clock: { kind: 'without_delay', anchor: 'contested' },
    basis: 'Arrêté du 30 octobre 2017, art. 2 et 3',
    because: 'L’ARS conteste la qualification : le CERT qualifie de nouveau.',
    proof: 'derived',
  },
  {
    id: 'R06-inform-again',
    version: 1,
    debtor: 'cert',
    act: 'inform',
    phase: 'initial',
    to: 'ARS compétente et FSSI, déjà informés',
    trigger: 'Niveau, tirets ou portée de la qualification changés depuis la lettre d’information.',
    owed: toldOtherwise,
    clock: ON_QUALIFICATION,
    basis: 'Art. D.1111-16-3 CSP ; arrêté du 30 octobre 2017, art. 2 et 3',
    because: 'La qualification a changé depuis que ce destinataire a été informé.',
    proof: 'derived',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R07-escalate',
    version: 1,
    debtor: 'cert',
    act: 'escalate',
    phase: 'initial',
    to: 'FSSI, qui pilote',
    trigger: 'Niveau significatif : tiret 4 ou tiret 5 de D.1111-16-2 II, potentiel ou avéré.',
    owed: (f) => (isSignificant(f) ? [{ creditor: 'fssi', round: escalationOf(f) }] : []),
    clock: ON_QUALIFICATION,
    basis: 'Art. D.1111-16-2 III CSP ; RFC 2350 §5.1.2',
    because: 'L’incident est significatif : le FSSI en assure le pilotage.',
    proof: 'read',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R07-call-fssi',
    version: 1,
    debtor: 'cert',
    act: 'call',
    phase: 'initial',
    to: 'FSSI',
    trigger: 'Niveau significatif ; l’accusé de réception de l’escalade vaut réponse.',
    owed: (f) =>
      isSignificant(f)
        ? [
            {
              creditor: 'fssi',
              round: escalationOf(f),
              doneAt: f.notices.find(isEscalationOf(f))?.acknowledgedAt ?? null,
            },
          ]
        : [],
    clock: ON_QUALIFICATION,
    basis: 'Doctrine d’urgence : message écrit et appel téléphonique, 24 h/24',
    because: 'Le FSSI doit être joint de vive voix, ou avoir accusé réception.',
    proof: 'to_be_confirmed',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R08-alert-corruss',
    version: 1,
    debtor: 'cert',
    act: 'alert',
    phase: 'initial',
    to: 'DGS, par le CORRUSS',
    trigger:
      'Impact sanitaire direct ou indirect, avéré ou potentiel : mode dégradé des soins, mise en danger, déroutage, plan blanc, régulation ou téléphonie.',
    owed: when((f) => isQualifiedHere(f) && hasHealthImpact(f), 'corruss'),
    clock: ON_QUALIFICATION,
    basis: 'Art. D.1111-16-3 CSP ; RFC 2350 §5.1.3',
    because: 'L’incident a ou peut avoir un impact sanitaire.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R08-call-ars',
    version: 1,
    debtor: 'cert',
    act: 'call',
    phase: 'initial',
    to: 'point focal régional de l’ARS',
    trigger: 'Impact sanitaire, comme pour l’alerte au CORRUSS.',
    owed: (f) => (isQualifiedHere(f) && hasHealthImpact(f) ? owe(...competentArs(f)) : []),
    clock: ON_QUALIFICATION,
    basis: 'Doctrine des ARS : tout signalement urgent fait l’objet d’un appel téléphonique',
    because: 'L’impact sanitaire impose d’appeler le point focal régional.',
    proof: 'read_in_part',
    inForce: ALWAYS,
    closing: 'waits',
  },
  {
    id: 'R34-call-unanswered',
    version: 1,
    debtor: 'cert',
    act: 'call',
    phase: 'initial',
    to: 'autorité qui n’a pas accusé réception',
    trigger: `Escalade ou alerte partie depuis ${UNANSWERED_AFTER_MINUTES} minutes sans accusé de réception.`,
    owed: (f, at) =>
      urgentNotices(f)
        .filter((notice) => isUnanswered(notice, at))
        .map(({ recipient, sentAt, acknowledgedAt, act, round }) => ({
          creditor: recipient,
          anchorAt: sentAt,
          round: round === '' ? act : `${act} ${round}`,
          doneAt: acknowledgedAt,
        })),
    wakes: (f) => urgentNotices(f).map(({ sentAt }) => sentAt + SILENCE),
    clock: { kind: 'without_delay', anchor: 'sent' },
    basis: 'Doctrine des ARS : appel consigné, puis contact suivant faute de réponse',
    because: 'Le message écrit est resté sans réponse : appeler, puis passer au contact suivant.',
    proof: 'to_be_confirmed',
    inForce: ALWAYS,
    closing: 'does_not_wait',
  },
];
