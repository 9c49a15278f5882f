/** Labels from the widest audience to the narrowest, as TLP 2.0 orders them. */
export const LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Label = (typeof LABELS)[number];

/** Somebody who comes with a secret, described as the directory of a real installation would. */
export interface Subject {
  name: string;
  /** Null: holds no account. */
  account: {
    email: string;
    organisation: string;
    role: string;
    ceiling: Label;
    compartments: readonly string[];
    /** Teams that it belongs to today. */
    teams?: readonly string[];
    /** Teams that it has left. */
    left?: readonly string[];
    active?: boolean;
  } | null;
  session: 'live' | 'revoked' | 'expired' | 'none';
  /** Which object of the world its code or its link opens. */
  holds?: { kind: 'code' | 'link'; object: number };
}

const EVERYTHING = ['internal', 'patient-data', 'criminal', 'defence'];
const DESK = ['internal', 'patient-data'];

type Account = NonNullable<Subject['account']>;
const live = (name: string, account: Account): Subject => ({ name, account, session: 'live' });
const desk = (email: string, role: string, compartments: readonly string[]): Account => ({
  ...{ email: `${email}@desk.example`, organisation: 'cert', role, ceiling: 'RED', compartments },
});
const party = (email: string, organisation: string, role: string): Account => ({
  ...{ email, organisation, role, ceiling: 'RED', compartments: [] },
});

/** Everybody who tries. Those without case rights are cleared for everything: their role alone stops them. */
export const SUBJECTS: readonly Subject[] = [
  live('analyst', desk('analyste', 'analyst', DESK)),
  live('second analyst', { ...desk('analyste2', 'analyst', DESK), teams: ['nuit'] }),
  live('former member', { ...desk('ancienne', 'analyst', DESK), left: ['nuit'] }),
  live('junior', { ...desk('junior', 'analyst', []), ceiling: 'GREEN', teams: ['jour'] }),
  live('duty manager', desk('responsable', 'duty_manager', EVERYTHING)),
  live('security officer', desk('rssi', 'security_officer', EVERYTHING)),
  live('data protection officer', desk('dpo', 'data_protection_officer', EVERYTHING)),
  live('administrator', desk('administrateur', 'administrator', EVERYTHING)),
  live('competent ARS', party('ars-32@autorite.example', 'ars:32', 'ars_agent')),
  live('cleared ARS', {
    ...party('ars-32-sante@autorite.example', 'ars:32', 'ars_agent'),
    compartments: DESK,
    teams: ['nuit'],
  }),
  live('other ARS', party('ars-11@autorite.example', 'ars:11', 'ars_agent')),
  live('FSSI', { ...party('fssi@autorite.example', 'fssi', 'authority'), ceiling: 'AMBER' }),
  live('CORRUSS', party('corruss@autorite.example', 'corruss', 'authority')),
  live('own facility', party('590000758@etablissement.example', 'facility:590000758', 'facility_member')),
  live('other facility', party('760000158@etablissement.example', 'facility:760000158', 'facility_member')),
  live('administrator of a party', party('admin@autorite.example', 'ars:32', 'administrator')),
  { name: 'revoked session', account: desk('sortie', 'analyst', DESK), session: 'revoked' },
  { name: 'expired session', account: desk('absente', 'analyst', DESK), session: 'expired' },
  live('closed account', { ...desk('fermee', 'analyst', DESK), active: false }),
  { name: 'right code', account: null, session: 'none', holds: { kind: 'code', object: 0 } },
  { name: 'other code', account: null, session: 'none', holds: { kind: 'code', object: 1 } },
  { name: 'link holder', account: null, session: 'none', holds: { kind: 'link', object: 0 } },
  { name: 'nobody', account: null, session: 'none' },
];
