import { aDeclaration, aQualifyingBody } from '../builders/declaration';
import type { CaseView, Receipt } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { basic, type HttpClient } from '../harness/http-client';
import { linkOf, type Mail } from '../harness/mails';
import type { PatientClient } from './patient-client';

/** The people of the story; the analyst is signed in. */
export interface Cast {
  client: PatientClient;
  nobody: HttpClient;
  analyst: HttpClient;
  /** Mails so far to the FSSI that name this reference. */
  fssiMails: (reference: string) => Promise<Mail[]>;
  /** What people do between two acts: they think. */
  think: () => Promise<void>;
}

/** What whoever played it holds in the end: the receipt, and the number of the case. */
export interface Told {
  receipt: Receipt;
  id: string;
}

/** The acts of the story, each once: as the history and the audit must have them in the end. */
export const ACTS = [
  'declare',
  'take',
  'qualify',
  'call',
  'acknowledge',
  'report_filing',
  'complement',
  'report_filing',
  'report_persons_informed',
] as const;

/** Letters that the story makes owed: what, and to whom; a malicious act reminds of the complaint. */
export const LETTERS = [
  'receipt to declarant',
  'reminder to declarant',
  'information to ars:32',
  'escalation to fssi',
  'alert to corruss',
] as const;

const DECLARATION = {
  facility: { name: 'CH d’Armentières', finess: '590000758', type: 'public_hospital', department: '59' },
  perimeter: 'whole_system',
  systems: ['patient_record', 'directory', 'imaging', 'laboratory'],
  patientDanger: 'none',
  operation: 'care_interrupted',
  measures: ['system_shutdown', 'emergency_closed', 'diversion', 'deprogramming'],
  data: { personal: 'unknown', health: 'unknown', effects: ['unavailable'] },
  supportRequested: true,
  urgent: true,
};

const INDENTS = {
  safety_of_care: 'potential',
  health_data: 'unknown',
  normal_operation: 'actual',
  health_system_organisation: 'actual',
  others_may_be_hit: 'no',
};

const PUBLISHED = {
  data: {
    personal: 'yes',
    health: 'yes',
    nir: 'yes',
    effects: ['unavailable', 'disclosed'],
    persons: 300_000,
  },
  narrative: 'Les fichiers ont été publiés ce midi.',
};

/** The night of Armentières over HTTP, from the declaration to the persons informed; whatever dies meanwhile. */
export async function playC3(cast: Cast): Promise<Told> {
  const { client, nobody, analyst } = cast;
  const declare = { method: 'POST', path: '/declarations', body: aDeclaration(DECLARATION) };
  const { body: receipt } = await client.act<Receipt>(nobody, 'declare', declare);
  const id = await findCase(cast, receipt.reference);
  const onCase = async (name: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    await cast.think();
    return client.act<CaseView>(analyst, name, {
      method: 'POST',
      path: `/cases/${id}/${path}`,
      body,
      headers,
    });
  };
  const { headers } = await onCase('take', 'take');
  const qualifying = aQualifyingBody({ indents: INDENTS });
  await onCase('qualify', 'qualify', qualifying, { 'if-match': headers.etag! });
  await onCase('call', 'calls', { to: 'ars:32', answered: true });
  await acknowledgeAsFssi(cast, receipt.reference);
  await reportAsDeclarant(cast, receipt);
  return { receipt, id };
}

async function findCase({ client, analyst }: Cast, reference: string): Promise<string> {
  const queue = { method: 'GET', path: '/cases?limit=200' };
  const { body } = await client.act<{ cases: CaseView[] }>(analyst, 'queue', queue);
  const found = body.cases.find((row) => row.reference === reference);
  if (!found) throw new Error(`acknowledged and not in the queue: ${reference}`);
  return found.id;
}

async function acknowledgeAsFssi({ client, nobody, fssiMails }: Cast, reference: string): Promise<void> {
  const [mail] = await eventually(
    `the letter of ${reference} to the FSSI`,
    async () => {
      const mails = await fssiMails(reference);
      return mails.length > 0 && mails;
    },
    45,
  );
  await client.act(nobody, 'acknowledge', { method: 'POST', path: linkOf(mail!) });
}

async function reportAsDeclarant({ client, nobody, think }: Cast, receipt: Receipt): Promise<void> {
  const declarant = nobody.as(basic(receipt.reference, receipt.followUpCode));
  const report = async (name: string, path: string, body: unknown) => {
    await think();
    return client.act(declarant, name, { method: 'POST', path: `/follow-up/${path}`, body });
  };
  await report('report_filing', 'filings', { with: 'cnil', reference: 'CNIL-EXEMPLE-0003' });
  await report('complement', 'complements', PUBLISHED);
  const complement = { with: 'cnil', phase: 'complement', reference: 'CNIL-EXEMPLE-0003-C' };
  await report('report_filing', 'filings', complement);
  await report('report_persons_informed', 'persons-informed', { count: 300_000, means: 'letter' });
}
