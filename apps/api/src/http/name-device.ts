const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const familyOf = (text: string, families: readonly [RegExp, string][]) =>
  families.find(([sign]) => sign.test(text))?.[1];

/** The family of a browser and of its system, as its owner would say it in French; no version, no fingerprint. */
export function nameDevice(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const browser = familyOf(text, BROWSERS);
  const system = familyOf(text, SYSTEMS);
  if (!browser) return 'Programme';
  return system ? `${browser} sur ${system}` : browser;
}
