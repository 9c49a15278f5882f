import { aLetter, someCorrespondents, type Correspondents } from '../../../../test/builders/letter';
import { hasTool, openToolHome, type ToolHome } from '../../../../test/harness/openpgp-tools';
import { composeNotice } from './compose-notice';
import { openLetter } from './open-letter';

let keys: Correspondents;
let home: ToolHome;
beforeAll(async () => {
  keys = await someCorrespondents();
  home = openToolHome();
});
afterAll(() => home.remove());

const open = (raw: Buffer) => openLetter({ raw, readerKeys: [], signerKeys: [keys.desk.publicKey] });
const notice = (change = {}) => composeNotice(aLetter(keys, { subject: 'Votre déclaration', ...change }));
const changed = (raw: Buffer) =>
  Buffer.from(raw.toString('latin1').replace('vers Lille', 'vers Arras'), 'latin1');

/** The signed part and its signature, cut out by hand as RFC 3156 §5 tells. */
function cut(raw: Buffer) {
  const mail = raw.toString('latin1');
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1] ?? '';
  const [, entity = '', signature = ''] = mail.split(`\r\n--${boundary}`);
  return { entity: entity.slice(2), signature: signature.slice(signature.indexOf('\r\n\r\n') + 4) };
}

describe('a signed notice', () => {
  it('is readable without a key, ASCII, and says which hash it used', async () => {
    const raw = (await notice()).toString('latin1');
    expect(raw).toMatch(/^[\t\r\n -~]*$/);
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(raw).toContain('micalg="pgp-sha512"');
  });

  it('lets no line start with "From " nor end with a space, which relays alter', async () => {
    const { entity } = cut(await notice());
    expect(entity).not.toMatch(/^From /m);
    expect(entity).not.toMatch(/[ \t]\r\n/);
  });

  it('reads as it was written, with its headers inside the signature', async () => {
    const { form, inner, signature } = await open(await notice());
    expect({ form, signature }).toEqual({ form: 'signed', signature: 'good' });
    expect(inner?.subject).toBe('Votre déclaration');
    expect(inner?.text).toBe(aLetter(keys).text);
    const type = inner?.headers.find(({ name }) => name === 'Content-Type')?.value;
    expect(type).toContain('hp="clear"');
    expect(inner?.headers.some(({ name }) => name === 'HP-Outer')).toBe(false);
  });

  it('is bad once a word has changed', async () => {
    expect((await open(changed(await notice()))).signature).toBe('bad');
  });

  it('is refused when its subject holds a second line', async () => {
    await expect(notice({ subject: 'a\r\nb' })).rejects.toMatchObject({
      name: 'HeaderRefused',
      field: 'subject',
    });
  });
});

const content = Buffer.from('%PDF-1.7 \r\n');
const attachments = [{ filename: 'récépissé.pdf', contentType: 'application/pdf', content }];

(hasTool('gpg') ? describe : describe.skip)('a signed notice in the hands of gpg', () => {
  const verify = (raw: Buffer) => {
    const { entity, signature } = cut(raw);
    const files = [home.file('signature.asc', signature), home.file('entity', entity)];
    return home.gpg(['--verify', ...files]).stderr;
  };
  beforeAll(() => home.gpg(['--import'], keys.desk.publicKey));

  it.each([[[]], [attachments]])('is good, with or without attachments', async (some) => {
    expect(verify(await notice({ attachments: some }))).toContain('[GNUPG:] GOODSIG');
  });

  it('is bad once a word has changed', async () => {
    expect(verify(changed(await notice()))).toContain('[GNUPG:] BADSIG');
  });
});

(hasTool('sqop') ? describe : describe.skip)('a signed notice in the hands of sqop', () => {
  const verify = (raw: Buffer) => {
    const { entity, signature } = cut(raw);
    const files = [home.file('signature.asc', signature), home.file('desk.asc', keys.desk.publicKey)];
    return home.sqop(['verify', ...files], entity).status;
  };

  it('is good, and bad once a word has changed', async () => {
    const raw = await notice({ attachments });
    expect(verify(raw)).toBe(0);
    expect(verify(changed(raw))).not.toBe(0);
  });
});
