import { Body, Controller } from '@nestjs/common';
import { complementCase, recordDuty, recordFiling, resolveCase } from '#domain/cases';
import { Clock } from '#platform/clock';
import { ResolveRequest, toReport } from '../cases';
import { toChanges, toProtection } from '../declarations/declaration.mapper';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { Problem } from '../http/problem';
import { ActAsDeclarant } from './act-as-declarant';
import { complementRow } from './complement-row';
import {
  ComplementRequest,
  FilingRequest,
  PersonsInformedRequest,
  RegisterEntryRequest,
} from './follow-up.request';
import { DescribedReport } from './follow-up.response';

function nothingSaid(): Problem {
  const message = { fr: 'dites ce qui est nouveau', en: 'say what is new' };
  return new Problem('invalid_fields', { errors: [{ field: 'narrative', message }] });
}

/** What the holder of a reference and its follow-up code says. Each answers with the page as it is afterwards. */
@Controller('follow-up')
export class ReportsController {
  constructor(
    private readonly desk: ActAsDeclarant,
    private readonly clock: Clock,
  ) {}

  @Command('complements', 'declarant')
  @DescribedReport('New facts, or what was said wrongly: a new version, and the obligations that follow.')
  complement(@Body() body: ComplementRequest, @Circumstances() given: Given) {
    const { narrative = null, tlp, protection: mark, kind: named, ...said } = body;
    const kind = named ?? 'complement';
    const changes = toChanges(said);
    if (narrative === null && !tlp && !mark && Object.keys(changes).length === 0) throw nothingSaid();
    const protection = toProtection(body);
    const alongside = complementRow({ ...changes, narrative }, kind, this.clock.now());
    return this.desk.execute(given, { action: 'complement', alongside }, (state, o) =>
      complementCase(state, { ...changes, kind, tlp: tlp ?? undefined, protection }, o),
    );
  }

  @Command('filings', 'declarant')
  @DescribedReport(
    '"I have filed it", with the receipt number: the product never files in a facility’s place.',
  )
  filing(@Body() body: FilingRequest, @Circumstances() given: Given) {
    const filedAt = body.filedAt ? Date.parse(body.filedAt) : this.clock.now();
    const { with: authority, phase = 'initial', reference, lateReason, facility: facilityId } = body;
    const filing = { with: authority, phase, reference, filedAt, facilityId, lateReason };
    return this.desk.execute(given, { action: 'report_filing' }, (state, o) =>
      recordFiling(state, filing, o),
    );
  }

  @Command('persons-informed', 'declarant')
  @DescribedReport('The persons concerned have been informed (art. 34 RGPD).')
  personsInformed(@Body() body: PersonsInformedRequest, @Circumstances() given: Given) {
    const { count, means, informedAt, facility: facilityId } = body;
    const doneAt = informedAt ? Date.parse(informedAt) : this.clock.now();
    const proof = `${count} personnes, ${means}`;
    return this.desk.execute(given, { action: 'report_persons_informed' }, (state, o) =>
      recordDuty(state, { act: 'inform_persons', proof, doneAt, facilityId }, o),
    );
  }

  @Command('register-entry', 'declarant')
  @DescribedReport('The breach is in the facility’s register (art. 33.5 RGPD).')
  registerEntry(@Body() { facility: facilityId }: RegisterEntryRequest, @Circumstances() given: Given) {
    const proof = 'inscription déclarée par la structure';
    return this.desk.execute(given, { action: 'report_register_entry' }, (state, o) =>
      recordDuty(state, { act: 'register', proof, facilityId }, o),
    );
  }

  @Command('resolution', 'declarant')
  @DescribedReport('The incident is over: the desk is told without delay (art. D.1111-16-3).')
  resolution(@Body() said: ResolveRequest, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'report_resolution' }, (state, o) =>
      resolveCase(state, toReport(said), o),
    );
  }
}
