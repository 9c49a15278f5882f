import { aLetter, someCorrespondents } from '../../../../test/builders/letter';
import { openLetter } from './open-letter';
import { HeaderRefused, KeyRefused } from './refusals';
import { openSealPool } from './seal-pool';

// From the sources the pool works in-process; the compiled threads are driven by the journeys.
describe('the pool that seals mails', () => {
  const pool = openSealPool();
  afterAll(() => pool.close());

  it('gives what the functions themselves give', async () => {
    const keys = await someCorrespondents();
    const raw = await pool.sealLetter(aLetter(keys));
    const reading = { readerKeys: [keys.recipient.privateKey], signerKeys: [keys.desk.publicKey] };
    expect(await openLetter({ raw, ...reading })).toMatchObject({ form: 'encrypted', signature: 'good' });
    const notice = await pool.composeNotice(aLetter(keys));
    expect(await openLetter({ raw: notice, ...reading })).toMatchObject({
      form: 'signed',
      signature: 'good',
    });
  });

  it('refuses with the same errors', async () => {
    const keys = await someCorrespondents();
    await expect(pool.sealLetter(aLetter(keys, { recipientKey: '' }))).rejects.toThrow(KeyRefused);
    await expect(pool.sealLetter(aLetter(keys, { to: 'nobody' }))).rejects.toThrow(HeaderRefused);
  });
});
