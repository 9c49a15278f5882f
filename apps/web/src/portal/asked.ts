const UNKNOWN = { unknown: 'Je ne sais pas' };

/** The words of a closed list as a form offers them: "Je ne sais pas" first, capitals at the start. */
export function asked(words: Record<string, string>): Record<string, string> {
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const others = Object.entries(words).filter(([word]) => word !== 'unknown');
  return {
    ...('unknown' in words ? UNKNOWN : {}),
    ...Object.fromEntries(others.map(([word, text]) => [word, capital(text)])),
  };
}
