import { SETTINGS, type ProcessName } from './settings.data';

/** Values by setting name, complete for the process that asked. */
export type Settings = Readonly<Record<string, string>> & {
  readonly mode: 'production' | 'demonstration' | 'test';
};

/** Thrown when settings are missing or malformed; the message lists every fault, never a secret's value. */
export class SettingsRefused extends Error {}

/**
 * Reads the settings of one process. An empty value counts as absent.
 * @throws SettingsRefused naming every faulty setting at once.
 */
export function loadSettings(
  process: ProcessName,
  env: NodeJS.ProcessEnv = globalThis.process.env,
): Settings {
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const setting of SETTINGS.filter((s) => s.usedBy.includes(process))) {
    const value = env[setting.name] || setting.default;
    if (value === undefined) faults.push(`${setting.name} is missing: ${setting.meaning}`);
    else if (!setting.accepts(value)) faults.push(`${setting.name} must be ${setting.expected}`);
    else values[setting.name] = value;
  }
  if (values.VIGIE_MODE !== 'production' && env.NODE_ENV === 'production') {
    faults.push('VIGIE_MODE must be production when NODE_ENV is production: invented accounts would open it');
  }
  if (values.VIGIE_MODE === 'production' && values.MOVABLE_CLOCK === 'true') {
    faults.push('MOVABLE_CLOCK must be false in production: legal clocks run on real time');
  }
  if (faults.length > 0) throw new SettingsRefused(`Settings refused:\n- ${faults.join('\n- ')}`);
  return Object.freeze({ ...values, mode: values.VIGIE_MODE }) as Settings;
}
