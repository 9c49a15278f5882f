import { html, type Html } from '#platform/html';

const TLP = /TLP:(?:RED|AMBER\+STRICT|AMBER|GREEN|CLEAR)(?![+A-Z])/g;
// What our letters quote is somebody else's words, an address in it too.
const QUOTED = /^>.*$/gm;
// No address of a page ends with the punctuation of the sentence around it.
const LINK = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g;

/** A text whose TLP labels wear the colours that FIRST fixed for them. */
export function withLabels(text: string): Html {
  return replaceAll(text, TLP, plain, (label) => {
    const colour = label.replace('TLP:', '').replace('+STRICT', '').toLowerCase();
    return html`<span class="tlp ${colour}">${label}</span>`;
  });
}

/** A text with its TLP labels, whose links to our own pages can be followed; others, and quoted ones, stay text. */
export function withOwnLinks(text: string, publicUrl: string): Html {
  const { origin } = new URL(publicUrl);
  const anchor: Write = (link) =>
    URL.canParse(link) && new URL(link).origin === origin
      ? html`<a href="${link}" rel="noopener noreferrer">${link}</a>`
      : html`${link}`;
  const ours: Write = (words) => replaceAll(words, LINK, withLabels, anchor);
  return replaceAll(text, QUOTED, ours, withLabels);
}

const plain = (text: string): Html => html`${text}`;

type Write = (text: string) => Html;

function replaceAll(text: string, pattern: RegExp, between: Write, write: Write): Html {
  const pieces: Html[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    pieces.push(between(text.slice(from, found.index)), write(found[0]));
    from = found.index + found[0].length;
  }
  return html`${pieces}${between(text.slice(from))}`;
}

/** A moment as people in France read it, with its zone: ISO 8601 in, "11 février 2024 à 03:30:00 (Paris)" out. */
export function inParis(instant: string): string {
  const style = { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Paris' } as const;
  return `${new Intl.DateTimeFormat('fr-FR', style).format(new Date(instant))} (Paris)`;
}

export function inBytes(size: number): string {
  return size < 1000 ? `${size} octets` : `${Math.round(size / 1000).toLocaleString('fr-FR')} ko`;
}

/** The mail on the wire, with long runs of armor or base64 cut: nobody reads them. */
export function shortenWire(raw: string): string {
  const lines = raw.split('\r\n');
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const run = lines.slice(i).findIndex((line) => !/^[A-Za-z0-9+/=]{20,}$/.test(line));
    const length = run < 0 ? lines.length - i : run;
    if (length > 6) {
      kept.push(...lines.slice(i, i + 3), `[… ${length - 4} lignes …]`, lines[i + length - 1] ?? '');
      i += length - 1;
    } else kept.push(lines[i] ?? '');
  }
  return kept.length > 300 ? [...kept.slice(0, 300), '[…]'].join('\n') : kept.join('\n');
}
