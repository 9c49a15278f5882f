import { relyingParty } from './relying-party';

const at = (PUBLIC_URL: string, mode: 'production' | 'demonstration' = 'production') =>
  relyingParty({ mode, PUBLIC_URL, DESK_NAME: 'CERT' });

describe('a passkey is made for', () => {
  it('the host name of the installation, asked by its pages alone', () => {
    expect(at('https://vigie.example/')).toMatchObject({
      id: 'vigie.example',
      origins: ['https://vigie.example'],
    });
    expect(at('http://127.0.0.1:3000')).toMatchObject({
      id: '127.0.0.1',
      origins: ['http://127.0.0.1:3000'],
    });
  });

  it('localhost in a demonstration, whichever way it is reached', () => {
    expect(at('http://127.0.0.1:3000', 'demonstration')).toMatchObject({
      id: 'localhost',
      origins: ['http://127.0.0.1:3000', 'http://localhost:3000'],
    });
  });
});
