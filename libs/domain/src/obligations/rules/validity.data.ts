import type { Validity } from '../rule';

// Instants at midnight in Paris, from which the text judges incidents.
const DECREE_2016 = Date.parse('2017-10-01T00:00:00+02:00');
const DECREE_2022 = Date.parse('2022-04-29T00:00:00+02:00');
const GDPR = Date.parse('2018-05-25T00:00:00+02:00');
const EIGS_DECREE = Date.parse('2017-02-28T00:00:00+01:00');
const OSE_DECREE = Date.parse('2018-05-25T00:00:00+02:00');
const CYBER_INSURANCE = Date.parse('2023-04-24T00:00:00+02:00');
const INSTRUCTION_2023 = Date.parse('2023-05-23T00:00:00+02:00');

/** Doctrine or law older than any case that an installation can hold. */
export const ALWAYS: Validity = { from: null, until: null };
/** Décret 2016-1214, in force on 1 October 2017: art. D.1111-16-2 s. in their first wording. */
export const FROM_2017_TO_2022: Validity = { from: DECREE_2016, until: DECREE_2022 };
/** Décret 2022-715 of 27 April 2022, in force the day after its publication of 28 April. */
export const SINCE_2022: Validity = { from: DECREE_2022, until: null };
/** Regulation (EU) 2016/679 applies since 25 May 2018 (art. 99). */
export const SINCE_GDPR: Validity = { from: GDPR, until: null };
/** Décret 2016-1606 of 25 November 2016; date of effect to be confirmed. */
export const SINCE_EIGS: Validity = { from: EIGS_DECREE, until: null };
/** Décret 2018-384 of 23 May 2018, published the 25th. */
export const SINCE_OSE: Validity = { from: OSE_DECREE, until: null };
/** Loi 2023-22 (LOPMI), art. 5; date of effect to be confirmed. */
export const SINCE_CYBER_INSURANCE: Validity = { from: CYBER_INSURANCE, until: null };
/** Instruction SHFDS/FSSI/2023/78 of 23 May 2023. */
export const BEFORE_2023: Validity = { from: null, until: INSTRUCTION_2023 };
export const SINCE_2023: Validity = { from: INSTRUCTION_2023, until: null };
