import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf, type Mail } from '../harness/mails';
import { freePort } from '../harness/test-ground';
import { HoldingRelay } from './holding-relay';

const DECLARANT = 'rssi@hopital.example';
const ON_CALL = 'astreinte@desk.example';
const FSSI = 'fssi@autorite.example';

let relay: HoldingRelay;
let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  const mailboxPort = await freePort();
  relay = await HoldingRelay.start(mailboxPort);
  const settings = {
    MAILBOX_SMTP_PORT: String(mailboxPort),
    SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    ...{ LEASE_MS: '1500', RELAY_INTERVAL_MS: '100' },
  };
  installation = await startInstallation({ suite: 'final-dot', settings });
  desk = new Desk(installation);
}, 60_000);

afterAll(async () => {
  await installation?.stop();
  await relay?.stop();
});

/** The mails of this case that reached an address, oldest first, once nothing waits to leave. */
async function receivedBy(address: string, reference: string): Promise<Mail[]> {
  await eventually(
    'everything that was owed has left',
    async () => (await installation.adminQuery('select 1 from outbox where done_at is null')).length === 0,
    45,
  );
  const mails = await mailsOf(installation);
  return mails.filter(
    ({ recipients, subject, text }) =>
      recipients.includes(address) && `${subject} ${text}`.includes(reference),
  );
}

/** Kills the worker when the relay has taken the mail and before the worker could know it. */
async function dieAfterFinalDot(address: string, act: () => Promise<unknown>): Promise<void> {
  const held = relay.holdNext(address);
  await act();
  await held;
  await installation.kill('worker');
  await installation.start('worker');
}

const isMarked = ({ subject, text }: Mail, k: number) =>
  `${subject} ${text}`.toLowerCase().includes(`renvoi n° ${k}`);

/** One arrived unmarked, and one more as its copy: same Message-ID, and it says that it is one. */
function expectOneMarkedCopy(mails: Mail[]): void {
  expect(mails).toHaveLength(2);
  const [first, copy] = mails as [Mail, Mail];
  expect(copy.messageId).toBe(first.messageId);
  expect([isMarked(first, 1), isMarked(copy, 1), isMarked(copy, 2)]).toEqual([false, true, false]);
  expect([first, copy].map(({ signature }) => signature)).toEqual(['good', 'good']);
}

describe('a worker killed between the final dot and its commit', () => {
  it('sends the receipt of a declaration once more, as a copy', async () => {
    let reference = '';
    await dieAfterFinalDot(DECLARANT, async () => {
      reference = (await desk.declare()).receipt.reference;
    });
    expectOneMarkedCopy(await receivedBy(DECLARANT, reference));
  }, 90_000);

  it('sends a sealed letter once more, as a copy that can be acknowledged by the same link', async () => {
    const { id, receipt } = await desk.declare();
    await dieAfterFinalDot(FSSI, () => desk.qualify(id));
    const mails = await receivedBy(FSSI, receipt.reference);
    expectOneMarkedCopy(mails);
    const links = mails.map(({ text }) => /\/acknowledgements\/\S+/.exec(text ?? '')?.[0]);
    expect(links[0]).toBeTruthy();
    expect(links[1]).toBe(links[0]);
  }, 90_000);

  it('wakes the on-call person once more, and says that it may be the second time', async () => {
    let reference = '';
    await dieAfterFinalDot(ON_CALL, async () => {
      reference = (await desk.declare({ urgent: true })).receipt.reference;
    });
    expectOneMarkedCopy(await receivedBy(ON_CALL, reference));
  }, 90_000);

  it('sends twice more when it dies twice, and numbers the copies', async () => {
    let reference = '';
    await dieAfterFinalDot(DECLARANT, async () => {
      reference = (await desk.declare()).receipt.reference;
    });
    await dieAfterFinalDot(DECLARANT, () => Promise.resolve());
    const mails = await receivedBy(DECLARANT, reference);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(mails.map((mail) => [1, 2].filter((k) => isMarked(mail, k)))).toEqual([[], [1], [2]]);
  }, 90_000);
});
