import { ORGANISATION_KINDS, ROLES } from '#domain/access';
import { COMPARTMENTS, TLP_LABELS } from '#domain/marking';
import * as s from '../description/schema';

const CLEARANCE = {
  tlpCeiling: s.words(TLP_LABELS),
  compartments: s.listOf(s.words(COMPARTMENTS)),
};

export const ACCOUNT_LIST = s.component(
  'AccountList',
  s.closed({
    accounts: s.listOf(
      s.closed({
        id: s.id,
        email: s.text,
        function: s.text,
        role: s.words(Object.keys(ROLES)),
        organisation: s.text,
        organisationName: s.text,
        active: s.flag,
        enrolled: s.flag,
        hasFactor: s.flag,
        awaitsSecond: s.flag,
        codeUntil: s.orNull(s.instant),
        mayLetIn: s.flag,
        own: s.flag,
        ...CLEARANCE,
        clearanceAsked: s.orNull(s.closed({ ...CLEARANCE, by: s.text, own: s.flag })),
        lastSignInAt: s.orNull(s.instant),
      }),
    ),
  }),
);

export const CREATED_ACCOUNT = s.component('CreatedAccount', {
  ...s.closed({ id: s.id }),
  description: 'It opens nothing until somebody who may vouch for it issues a code.',
});

export const GIVEN_CLEARANCE = s.component('GivenClearance', {
  ...s.closed({ state: s.words(['done', 'second_person_needed']) }),
  description: 'What is taken away is so at once; what is raised waits for somebody else to say the same.',
});

export const ISSUED_CODE = s.component('IssuedCode', {
  ...s.closed({ state: s.words(['issued', 'second_person_needed']), code: s.orNull(s.text) }),
  description:
    'The code is shown once, to be handed over by another channel than mail; it serves once, within a day.',
});

export const ORGANISATION_LIST = s.component(
  'OrganisationList',
  s.closed({
    organisations: s.listOf(
      s.closed({
        ...{ id: s.id, code: s.text, kind: s.words(ORGANISATION_KINDS), name: s.text },
        ...{ accounts: s.count, closedAt: s.orNull(s.instant) },
      }),
    ),
  }),
);

export const CREATED_ORGANISATION = s.component('CreatedOrganisation', {
  ...s.closed({ id: s.id }),
  description: 'It receives nothing by mail until its address and key are configured.',
});
