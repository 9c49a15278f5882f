import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsTo } from '../harness/mails';
import { freePort } from '../harness/test-ground';
import { playC3, type Cast } from './c3-story';
import { disturb, type Kill } from './disturb';
import { HoldingRelay } from './holding-relay';
import { judge } from './judge';
import { Lots } from './lots';
import { PatientClient } from './patient-client';
import { PrivateRedis } from './private-redis';

/** FAULT_SEED=<first seed> plays a red run again; CAMPAIGN=1 plays more. */
const COUNT = process.env.CAMPAIGN === '1' ? 100 : 10;
const FIRST = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1_000_000));
const SEEDS = Array.from({ length: COUNT }, (_, i) => FIRST + i);

const LEASE_MS = '1500';
const DRAIN_SECONDS = 60;
const THOUGHT_MS = 400;
const SLOWNESS_MS = 200;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let redis: PrivateRedis;
let relay: HoldingRelay;
let installation: Installation;
let cast: Omit<Cast, 'think'>;
const kills: Kill[] = [];
const figures = { copies: 0, abandoned: 0, slowest: 0 };

beforeAll(async () => {
  redis = await PrivateRedis.start('faults');
  const mailboxPort = await freePort();
  // A relay that takes its time, as relays do: most letters are under way when something dies.
  const lots = new Lots(FIRST);
  relay = await HoldingRelay.start(mailboxPort, () => lots.whole(0, SLOWNESS_MS));
  const settings = {
    REDIS_URL: redis.url,
    MAILBOX_SMTP_PORT: String(mailboxPort),
    SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    ...{ LEASE_MS, RELAY_INTERVAL_MS: '100' },
  };
  installation = await startInstallation({ suite: 'faults', settings });
  const desk = new Desk(installation);
  const fssiMails = async (reference: string) =>
    (await mailsTo(installation, 'fssi')).filter(({ outerSubject }) => outerSubject.includes(reference));
  const client = new PatientClient();
  cast = { client, nobody: desk.nobody, analyst: await desk.analyst(), fssiMails };
}, 60_000);

afterAll(async () => {
  await installation?.stop();
  await relay?.stop();
  await redis?.stop();
  const { copies, abandoned, slowest } = figures;
  process.stdout.write(
    `\nfaults: ${kills.length} kills over ${COUNT} seeds from ${FIRST} · sendings abandoned ${abandoned} · ` +
      `marked copies received ${copies} · all owed had left ${(slowest / 1000).toFixed(1)} s after the last kill\n`,
  );
}, 30_000);

/** Resolves once nothing waits to leave any more. */
function drained(): Promise<unknown> {
  const ask = async () => {
    const waiting = await installation.adminQuery(
      `select id from outbox where done_at is null union all select id from incident_case where wake_at <= now()`,
    );
    return waiting.length === 0;
  };
  return eventually('everything that was owed has left', ask, DRAIN_SECONDS);
}

describe('while API, worker and Redis are killed in the middle of the night of Armentières', () => {
  it.each(SEEDS)(
    'nothing is lost and nothing is sent twice without a mark (seed %d)',
    async (seed) => {
      const lots = new Lots(seed);
      const think = () => pause(lots.whole(0, THOUGHT_MS));
      const from = Date.now();
      const disturbed = disturb({ installation, redis }, new Lots(seed));
      const [told, killed] = await Promise.all([playC3({ ...cast, think }), disturbed]);
      kills.push(...killed);
      await drained();
      const took = Date.now() - from - Math.max(...killed.map(({ at }) => at));
      const { faults, markedCopies, abandoned } = await judge(installation, told);
      figures.copies += markedCopies;
      figures.abandoned += abandoned;
      figures.slowest = Math.max(figures.slowest, took);
      expect({ seed, killed, faults }).toEqual({ seed, killed, faults: [] });
    },
    120_000,
  );

  it('keeps one case for each declaration that was answered, and no other', async () => {
    const answered = cast.client.log.filter(({ act, status }) => act === 'declare' && status === 201);
    const [{ cases }] = (await installation.adminQuery<{ cases: number }>(
      'select count(*)::int as cases from incident_case',
    )) as [{ cases: number }];
    expect(cases).toBe(answered.length);
    expect(cases).toBe(COUNT);
  });
});
