import { facilityKeys } from './observe';
import type { Play, PlayedCase } from './play';
import type { Answer } from './product-client';

interface Rerouting {
  /** Key of the scenario. */
  facility: string;
  ars: string | null;
  reason: string;
}

/** Designates the agency of a facility of one case; the product refuses where the facility is not of that case. */
export async function reroute(
  play: Play,
  { id }: PlayedCase,
  { facility: key, ars, reason }: Rerouting,
): Promise<Answer> {
  const { body } = await play.asAnalyst('GET', `/cases/${id}`);
  const seen = body as unknown as Parameters<typeof facilityKeys>[1];
  const facility = [...facilityKeys(play.scenario, seen)].find(([, said]) => said === key)?.[0] ?? id;
  return play.asAnalyst('POST', `/cases/${id}/facilities/${facility}/reroute`, { ars, reason });
}
