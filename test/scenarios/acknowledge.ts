import { addressOf } from './mail-reader';
import type { Play } from './play';
import { refusalOf } from './product-client';

const LINK = /^https?:\/\/\S+\/api\/v1\/acknowledgements\/[0-9A-Za-z_-]+$/gm;

/**
 * Acknowledges as an authority does: opens its newest letter that is not acknowledged yet, follows the link
 * (GET shows), then confirms (POST acknowledges).
 * @returns what the product refused, or null
 */
export async function acknowledge(play: Play, by: string): Promise<string | null> {
  const link = await play.waitFor(() => findLink(play, by));
  if (link === null) return `${by} has received no letter that it could acknowledge`;
  const answer = await play.product.follow('POST', link);
  if (!answer.ok) return refusalOf(answer);
  return answer.body.acknowledgedAt ? null : 'the link was followed, and the letter is not acknowledged';
}

async function findLink(play: Play, by: string): Promise<string | null> {
  const mails = (await play.mails()).filter(({ recipients }) => recipients.includes(addressOf(by)));
  for (const { text } of mails.reverse()) {
    const links = [...(text ?? '').matchAll(LINK)].map(([link]) => link);
    for (const link of links.filter((address) => isOwn(play, address))) {
      const shown = await play.product.follow('GET', link);
      if (shown.ok && !shown.body.acknowledgedAt) return link;
    }
  }
  return null;
}

/** A letter quotes its declarant, who may have written an address of his own: nobody careful follows it. */
function isOwn({ cases }: Play, link: string): boolean {
  return cases.some(({ origin }) => URL.canParse(link) && new URL(link).origin === origin);
}
