import { randomUUID } from 'node:crypto';
import { declarationBody, isOwn } from './declaration-body';
import type { Play } from './play';
import { refusalOf } from './product-client';
import type { ScenarioDeclaration } from './scenario';

interface Receipt {
  reference: string;
  followUpCode: string;
  links: { followUp: string };
}

/** Submits a declaration through its channel. @returns what the product refused, or null */
export async function declare(play: Play, declaration: ScenarioDeclaration): Promise<string | null> {
  const body = declarationBody(play.scenario, declaration);
  const headers = { 'idempotency-key': `scenario-${randomUUID()}` };
  const postedAt = Date.now();
  const answer = isOwn(declaration)
    ? await play.product.ask('POST', '/declarations', { body, headers })
    : await play.asAnalyst('POST', '/declarations/typed-in', body, headers);
  if (!answer.ok) return refusalOf(answer);
  const { reference, followUpCode, links } = answer.body as unknown as Receipt;
  const found = await play.asAnalyst('GET', `/cases?reference=${reference}`);
  const id = (found.body.cases as { id: string }[] | undefined)?.[0]?.id;
  if (!id) return `the desk does not find ${reference} in its queue`;
  const { origin } = new URL(links.followUp);
  play.cases.push({ id, reference, secret: `${reference}:${followUpCode}`, declaration, origin, postedAt });
  return null;
}
