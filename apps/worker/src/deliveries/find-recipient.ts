import type { Letter, Obstacle } from '#domain/cases';
import type { Declarant } from '#domain/declarations';
import { judgeKey } from '#notifications/openpgp';
import type { Correspondent } from '#persistence/directory';

/** To whom a letter goes, and how it is closed. */
export interface Recipient {
  name: string;
  address: string;
  /** Pinned key to encrypt to; null for a declarant's notice, which is signed only. */
  key: { armored: string; fingerprint: string } | null;
}

interface Known {
  correspondent: Correspondent | null;
  declarant: Declarant | null;
  /** Moment at which the key must be usable, epoch ms. */
  at: number;
}

const stop = (kind: Obstacle['kind'], todo: string): Obstacle => ({ kind, todo });

/** The recipient of a letter, or what stands in the way: without a valid key nothing leaves in clear. */
export async function findRecipient(letter: Letter, known: Known): Promise<Recipient | Obstacle> {
  const { correspondent, declarant, at } = known;
  if (letter.recipient === 'declarant') {
    if (!declarant?.email)
      return stop('delivery_failed', 'Aucune adresse de déclarant : le prévenir par téléphone.');
    return { address: declarant.email, key: null, name: 'déclarant' };
  }
  if (!correspondent?.email) {
    return stop('delivery_failed', `Aucune adresse pour ${letter.recipient} : la saisir, ou appeler.`);
  }
  const { name, email: address, keys } = correspondent;
  for (const key of keys) {
    const verdict = await judgeKey({ armored: key.armored, pinnedFingerprint: key.fingerprint, at });
    if (verdict.usable) return { name, address, key };
  }
  const todo = `Aucune clé OpenPGP valable pour ${name} : en obtenir une, ou transmettre par un autre moyen. Rien ne part en clair.`;
  return stop('no_valid_key', todo);
}
