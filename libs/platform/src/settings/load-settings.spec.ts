import { loadSettings, SETTINGS, SettingsRefused, type ProcessName, type SettingDefinition } from '.';

const PROCESSES = [...new Set(SETTINGS.flatMap((setting) => setting.usedBy))];
const SECRET = 'a-secret-that-no-log-may-ever-show-0123456789';

/** A good value for each setting, by what the setting says that it expects. */
function goodValue({ name, expected }: SettingDefinition): string {
  if (name === 'VIGIE_MODE') return 'test';
  if (name === 'LOG_LEVEL') return 'info';
  const scheme = /([a-z]+):\/\//.exec(expected)?.[1];
  if (scheme) return `${scheme}://somebody:${SECRET}@127.0.0.1:5432/vigie`;
  if (expected.includes('port')) return '8025';
  if (expected.includes('mail address')) return 'astreinte@cert.example';
  if (expected.includes('true or false')) return 'false';
  if (expected.includes('milliseconds')) return '500';
  if (expected.includes('YYYY-MM-DD')) return '2027-10-17';
  if (expected.includes('organisation code')) return 'anssi';
  if (expected.startsWith('proconnect')) return 'psc';
  return SECRET;
}

const goodEnvironment = (change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(SETTINGS.map((setting) => [setting.name, goodValue(setting)])),
  ...change,
});

function refusalOf(process: ProcessName, env: NodeJS.ProcessEnv): string {
  try {
    loadSettings(process, env);
    return 'accepted';
  } catch (error) {
    if (error instanceof SettingsRefused) return error.message;
    throw error;
  }
}

describe('settings', () => {
  it.each(PROCESSES)('of the %s are those that it uses, and no other', (process) => {
    const { mode, ...values } = loadSettings(process, goodEnvironment());
    const own = SETTINGS.filter((setting) => setting.usedBy.includes(process));
    expect(mode).toBe('test');
    expect(Object.keys(values).sort()).toEqual(own.map((setting) => setting.name).sort());
  });

  it('cannot be changed once read', () => {
    const settings = loadSettings('api', goodEnvironment()) as Record<string, string>;
    expect(() => (settings.PORT = '1')).toThrow(TypeError);
  });

  it('take their default when they are absent or empty', () => {
    expect(loadSettings('api', goodEnvironment({ PORT: undefined, HOST: '' }))).toMatchObject({
      PORT: '3000',
      HOST: '127.0.0.1',
    });
  });

  it.each(PROCESSES)('without which the %s does not start are all named at once', (process) => {
    const refusal = refusalOf(process, { VIGIE_MODE: 'production' });
    const needed = SETTINGS.filter((s) => s.usedBy.includes(process) && s.default === undefined);
    for (const { name, meaning } of needed) expect(refusal).toContain(`${name} is missing: ${meaning}`);
    expect(refusal.match(/ is missing: /g) ?? []).toHaveLength(needed.length);
  });

  it('that are malformed are all named at once, with what is expected', () => {
    const refusal = refusalOf(
      'api',
      goodEnvironment({ PORT: 'x', DESK_EMAIL: 'nobody', PUBLIC_URL: 'ftp://a' }),
    );
    expect(refusal.split('\n').slice(1).sort()).toEqual([
      '- DESK_EMAIL must be a mail address',
      '- PORT must be a port number',
      '- PUBLIC_URL must be an address starting with http:// or https://',
    ]);
  });

  it.each(SETTINGS)('$name never shows its value when it is refused', (setting) => {
    const [process] = setting.usedBy;
    const wrong = `\u0000${SECRET.repeat(20)}`;
    const bad = setting.accepts(wrong) ? '' : wrong;
    expect(refusalOf(process!, goodEnvironment({ [setting.name]: bad }))).not.toContain(SECRET);
  });

  it.each(SETTINGS)('$name refuses or accepts any text without failing itself', ({ accepts }) => {
    for (const text of ['', ' ', ':', '://', '\u0000', 'é'.repeat(2000)]) {
      expect(typeof accepts(text)).toBe('boolean');
    }
  });

  it.each(SETTINGS.filter((s) => s.default !== undefined))('$name accepts its own default', (setting) => {
    expect(setting.accepts(setting.default!)).toBe(true);
  });

  it.each(SETTINGS)('$name accepts the good value of this test', (setting) => {
    expect(setting.accepts(goodValue(setting))).toBe(true);
  });

  it('marks as secret whatever opens a door', () => {
    const doors = SETTINGS.filter(({ name }) =>
      /SECRET|PASSPHRASE|PASSWORD|DATABASE_URL|REDIS_URL|SMTP_URL/.test(name),
    );
    expect(doors.filter((setting) => !setting.secret).map((setting) => setting.name)).toEqual([]);
  });
});

describe('the day of a text to come', () => {
  it.each([
    ['', 'accepted'],
    ['2027-10-17', 'accepted'],
    ['2028-02-29', 'accepted'],
    ['2027-02-29', 'NIS2_IN_FORCE_FROM must be a day'],
    ['17/10/2027', 'NIS2_IN_FORCE_FROM must be a day'],
    ['2027-10-17T00:00:00Z', 'NIS2_IN_FORCE_FROM must be a day'],
  ])('%j is %s', (NIS2_IN_FORCE_FROM, expected) => {
    expect(refusalOf('worker', goodEnvironment({ NIS2_IN_FORCE_FROM }))).toContain(expected);
  });
});

describe('a mode', () => {
  it.each([
    ['production', 'production', 'accepted'],
    ['production', undefined, 'accepted'],
    ['demonstration', undefined, 'accepted'],
    ['demonstration', 'production', 'invented accounts'],
    ['test', 'production', 'invented accounts'],
    ['nonsense', 'production', 'invented accounts'],
    ['nonsense', undefined, 'VIGIE_MODE must be production, demonstration or test'],
  ])('%s under NODE_ENV=%s: %s', (VIGIE_MODE, NODE_ENV, expected) => {
    expect(refusalOf('api', goodEnvironment({ VIGIE_MODE, NODE_ENV }))).toContain(expected);
  });

  it('is production when nobody says otherwise', () => {
    expect(loadSettings('mailbox', goodEnvironment({ VIGIE_MODE: undefined })).mode).toBe('production');
  });

  it.each([
    ['production', 'MOVABLE_CLOCK must be false in production'],
    ['demonstration', 'accepted'],
    ['test', 'accepted'],
  ])('%s with a movable clock: %s', (VIGIE_MODE, expected) => {
    expect(refusalOf('api', goodEnvironment({ VIGIE_MODE, MOVABLE_CLOCK: 'true' }))).toContain(expected);
  });
});

describe('the schema', () => {
  it('names each setting once, in capitals', () => {
    const names = SETTINGS.map((setting) => setting.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9_]+$/.test(name))).toEqual([]);
  });
});
