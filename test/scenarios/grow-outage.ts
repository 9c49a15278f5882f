import type { Client } from '../builders/clients';
import type { Scenario } from './scenario';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** An instant as a scenario writes it. */
const written = (at: number) => new Date(at).toISOString();

/**
 * The outage of a provider with as many clients as there are, declared within an hour: the provider, the steps
 * and what each client is owed come from the short scenario; the facilities from a directory.
 */
export function growOutage(short: Scenario, clients: readonly Client[]): Scenario {
  const [provider, client] = short.declarations;
  const first = Date.parse(client!.submitted_at);
  const pause = Math.floor((0.8 * HOUR) / clients.length);
  const declared = clients.map(({ name, email }, n) => ({
    ...client!,
    ...{ key: `client-${n}`, facility: `client-${n}` },
    submitted_at: written(first + n * pause),
    noticed_at: written(first - HOUR + n * pause),
    declarant: { ...client!.declarant, email },
    narrative: `Le dossier patient hébergé ne répond plus à ${name}.`,
  }));
  const facilities = clients.map(({ name, finess, department }, n) => ({
    ...{ key: `client-${n}`, finess_et: finess, name, department },
  }));
  const agencies = [...new Set(clients.map(({ ars }) => ars))];
  return {
    ...short,
    title: `${short.title} – ${clients.length} clients`,
    facilities: [...short.facilities.slice(0, 1), ...facilities],
    declarations: [provider!, ...declared],
    expect: {
      obligations: [
        ...agencies.map((ars) => ({ debtor: 'cert', act: 'inform', creditor: ars, state: 'sent' })),
        ...declared.map(({ facility, noticed_at }) => ({
          ...{ debtor: `facility:${facility}`, act: 'file', creditor: 'cnil', state: 'open' },
          due: written(Date.parse(noticed_at) + 72 * HOUR),
        })),
      ],
      never: [
        { debtor: 'facility:provider', act: 'file', creditor: 'cnil' },
        { act: 'alert', creditor: 'anssi' },
      ],
      mails: agencies.map((ars) => ({
        to: ars,
        encrypted: true,
        count: clients.filter((one) => one.ars === ars).length,
      })),
      unseen_by: ['another_facility'],
    },
  };
}
