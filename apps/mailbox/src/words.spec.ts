import { html } from '#platform/html';
import { inBytes, inParis, shortenWire, withLabels, withOwnLinks } from './words';

const own = (text: string) => withOwnLinks(text, 'http://127.0.0.1:3000').text;

describe('the text of a mail on the page', () => {
  it('is escaped, whatever it holds', () => {
    expect(html`<p title="${'"><script>'}">${`<img src=x onerror='a'>&`}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;img src=x onerror=&#39;a&#39;&gt;&amp;</p>',
    );
    expect(withLabels('<b>TLP:RED</b>').text).toBe('&lt;b&gt;<span class="tlp red">TLP:RED</span>&lt;/b&gt;');
    expect(own('<b>http://127.0.0.1:3000/"onclick=x')).not.toMatch(/<b>|"onclick/);
  });

  it('colours each label of TLP 2.0, and nothing that merely looks like one', () => {
    expect(withLabels('[TLP:AMBER+STRICT]').text).toBe('[<span class="tlp amber">TLP:AMBER+STRICT</span>]');
    expect(withLabels('TLP:AMBER').text).toContain('class="tlp amber"');
    expect(withLabels('TLP:WHITE TLP:REDISH TLP:AMBER+MORE').text).not.toContain('span');
  });

  it('turns only links to our own pages into anchors', () => {
    expect(own('Accusez réception : http://127.0.0.1:3000/a/x?y=1.')).toContain(
      '<a href="http://127.0.0.1:3000/a/x?y=1" rel="noopener noreferrer">http://127.0.0.1:3000/a/x?y=1</a>.',
    );
    const others =
      'http://127.0.0.1:3000.evil.example/ https://127.0.0.1:3000/ http://a@evil.example javascript:x';
    expect(own(others)).not.toContain('<a');
    expect(own('http://127.0.0.1:3000@evil.example/')).not.toContain('<a');
  });

  it('follows no link that a declarant wrote, which our letters quote', () => {
    const forged = 'http://127.0.0.1:3000/api/v1/acknowledgements/forged';
    expect(own(`== Récit\n> lu, cliquez\n> ${forged}\r\n> TLP:RED ${forged}`)).not.toContain('<a');
    expect(own(`> ${forged}\n${forged.replace('forged', 'ours')}`).match(/<a href="[^"]*"/g)).toEqual([
      '<a href="http://127.0.0.1:3000/api/v1/acknowledgements/ours"',
    ]);
  });

  it('says moments in Paris time, by name', () => {
    expect(inParis('2024-02-11T02:30:00Z')).toBe('11 février 2024 à 03:30:00 (Paris)');
    expect(inParis('2024-07-11T02:30:00Z')).toContain('04:30:00');
  });

  it('says sizes in French', () => {
    expect([inBytes(12), inBytes(1_234_567)]).toEqual(['12 octets', '1\u202f235 ko']);
  });

  it('cuts long runs of armor and keeps the rest', () => {
    const armor = Array.from({ length: 20 }, (_, i) => `${'A'.repeat(50)}${i}`);
    const lines = shortenWire(['X: y', '', ...armor, '--end'].join('\r\n')).split('\n');
    expect(lines).toEqual(['X: y', '', ...armor.slice(0, 3), '[… 16 lignes …]', armor[19], '--end']);
  });
});
