import { AGENCIES, proposedAgencies } from '.';
import { SYSTEMS, type System } from '#domain/declarations';
import { aFacility, aQualification, indents, someFacts } from '../../../../test/builders/facts';

/** The agencies that each system points to, as the on-call table of the trade has them; to be confirmed. */
const POINTED: Record<System, string[]> = {
  patient_record: [],
  admissions: ['spf'],
  prescription: ['ansm'],
  imaging: ['ansm', 'asnr'],
  laboratory: ['ansm', 'efs'],
  theatre: ['abm', 'efs'],
  intensive_care: ['ansm'],
  radiotherapy: ['ansm', 'asnr'],
  emergency_dispatch: ['spf'],
  telephony: [],
  mail: [],
  directory: [],
  remote_access: [],
  backup: [],
  hr_payroll: [],
  website: [],
  medical_device: ['ansm'],
  building: [],
  other: [],
};
const qualification = aQualification();
const harmed = { patientDanger: 'actual' as const, systems: ['imaging' as const] };

describe('the health agencies proposed to the duty officer', () => {
  it.each(SYSTEMS)('for the system %s are those of the table', (system) => {
    const incident = { patientDanger: 'actual' as const, systems: [system] };
    expect(proposedAgencies(someFacts({ qualification, incident }))).toEqual(POINTED[system]);
  });

  it('are named once, in the order of the list', () => {
    const incident = {
      ...harmed,
      systems: ['theatre' as const, 'laboratory' as const, 'radiotherapy' as const],
    };
    const proposed = proposedAgencies(someFacts({ qualification, incident }));
    expect(proposed).toEqual(['ansm', 'abm', 'efs', 'asnr']);
    expect(AGENCIES.filter((agency) => proposed.includes(agency))).toEqual(proposed);
  });

  it.each<[string, Parameters<typeof someFacts>[0], boolean]>([
    ['a patient was harmed', { qualification, incident: harmed }, true],
    [
      'care is interrupted',
      { qualification, incident: { ...harmed, patientDanger: 'none', operation: 'care_interrupted' } },
      true,
    ],
    [
      'the desk found that care was unsafe',
      {
        qualification: aQualification({ indents: indents({ safety_of_care: 'actual' }) }),
        incident: { systems: ['imaging'] },
      },
      true,
    ],
    [
      'danger is potential only',
      { qualification, incident: { ...harmed, patientDanger: 'potential' } },
      false,
    ],
    ['nobody qualified it', { incident: harmed }, false],
    [
      'the armed forces treat it',
      { qualification, incident: harmed, facilities: [aFacility({ type: 'military_hospital' })] },
      false,
    ],
  ])('when %s: %#', (_when, facts, expected) => {
    expect(proposedAgencies(someFacts(facts))).toEqual(expected ? ['ansm', 'asnr'] : []);
  });
});
