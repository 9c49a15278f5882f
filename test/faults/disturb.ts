import type { Installation } from '../harness/installation';
import type { Lots } from './lots';
import type { PrivateRedis } from './private-redis';

/** What was killed, when (ms after the story began), and how. */
export interface Kill {
  what: 'api' | 'worker' | 'redis';
  at: number;
  how: string;
}

interface Place {
  installation: Installation;
  redis: PrivateRedis;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A story takes about this long when nothing is killed, ms. */
const STORY_MS = 2500;
/** How long to look for a letter that is just leaving, ms. */
const LOOK_MS = 8000;

/**
 * Kills API, worker and Redis outright, each once, at moments that the lots choose, and starts them again.
 * In half of the stories the worker dies just after it committed "sending", when nobody knows what left.
 */
export async function disturb({ installation, redis }: Place, lots: Lots): Promise<Kill[]> {
  const from = Date.now();
  const kills: Kill[] = [];
  const moments = [lots, lots, lots].map((l) => l.whole(0, STORY_MS));
  const pauses = [lots, lots, lots].map((l) => l.whole(0, 400));
  const amidSending = lots.chance(0.5);
  const lost = lots.chance(0.4);
  const record = (what: Kill['what'], how: string) => kills.push({ what, at: Date.now() - from, how });

  const killProcess = async (what: 'api' | 'worker', at: number, before: number) => {
    await pause(at);
    const amid = what === 'worker' && amidSending && (await untilSending(installation));
    record(what, amid ? 'amid a sending' : 'at random');
    await installation.kill(what);
    await pause(before);
    await installation.start(what);
  };
  const killRedis = async (at: number, before: number) => {
    await pause(at);
    record('redis', lost ? 'with its volume' : 'at random');
    await redis.kill({ lost });
    await pause(before);
    await redis.start();
  };
  await Promise.all([
    killProcess('api', moments[0]!, pauses[0]!),
    killProcess('worker', amidSending ? 0 : moments[1]!, pauses[1]!),
    killRedis(moments[2]!, pauses[2]!),
  ]);
  return kills;
}

/** Whether a sending was seen under way before patience ended. */
async function untilSending({ adminQuery }: Installation): Promise<boolean> {
  const until = Date.now() + LOOK_MS;
  while (Date.now() < until) {
    const under = await adminQuery(`select 1 from delivery where state = 'sending'`);
    if (under.length > 0) return true;
    await pause(3);
  }
  return false;
}
