import type { CaseCapability, Grant } from '#domain/access';
import type { Letter, MarkingChange, Recommendation, SharedFacts, Task } from '#domain/cases';
import type { Labels, MarkedItem, Tlp } from '#domain/marking';
import type { CaseFacility, Obligation, Reanchoring } from '#domain/obligations';
import type { Qualification } from '#domain/qualification';
import type { Release } from '#domain/releases';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { INSTANT, MarkedRow } from '#persistence/database';

const optionalText = { type: 'text', nullable: true } as const;

@Entity('case_facility')
export class CaseFacilityTable implements CaseFacility {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') name: string;
  @Column('text') type: CaseFacility['type'];
  @Column(optionalText) finess: string | null;
  @Column(optionalText) department: string | null;
  @Column(optionalText) ars: string | null;
  @Column('text') ose: CaseFacility['ose'];
  @Column('text') nis2: CaseFacility['nis2'];
  @Column('boolean') declares: boolean;
  @Column('boolean') verified: boolean;
  @Column(INSTANT) awarenessAt: number | null;
  @Column(INSTANT) leftAt: number | null;
}

@Entity('qualification')
export class QualificationTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column(INSTANT) decidedAt: number;
  @Column('text') decidedBy: string;
  @Column('jsonb') decision: Qualification;
}

@Entity('obligation')
export class ObligationTable implements Obligation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') rule: string;
  @Column('int') ruleVersion: number;
  @Column('text') debtor: Obligation['debtor'];
  @Column({ type: 'uuid', nullable: true }) facilityId: string | null;
  @Column('text') act: Obligation['act'];
  @Column('text') creditor: string;
  @Column('text') phase: Obligation['phase'];
  @Column('text') round: string;
  @Column('text') basis: string;
  @Column('text') because: string;
  @Column(INSTANT) anchorAt: number | null;
  @Column(INSTANT) dueAt: number | null;
  @Column('jsonb') reanchored: Reanchoring[];
  @Column('text') state: Obligation['state'];
  @Column(INSTANT) openedAt: number;
  @Column(INSTANT) sentAt: number | null;
  @Column(INSTANT) settledAt: number | null;
  @Column(INSTANT) overdueAt: number | null;
  @Column(optionalText) proof: string | null;
  @Column(optionalText) lateReason: string | null;
}

@Entity('release')
export class ReleaseTable implements Release {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') recipient: string;
  @Column('text') basis: Release['basis'];
  @Column('text', { array: true }) items: Release['items'];
  @Column('text') tlp: Release['tlp'];
  @Column(optionalText) owner: string | null;
  @Column(optionalText) evidence: string | null;
  @Column(INSTANT) grantedAt: number;
  @Column(INSTANT) until: number | null;
  @Column(INSTANT) revokedAt: number | null;
  @Column(optionalText) revokeReason: string | null;
}

@Entity('letter')
export class LetterTable implements Letter {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') recipient: string;
  @Column('text') message: Letter['message'];
  @Column('text') tlp: Letter['tlp'];
  @Column('uuid') releaseId: string;
  @Column('text', { array: true, nullable: true }) items: Letter['items'];
  @Column('uuid', { array: true }) obligationIds: string[];
  @Column('text') state: Letter['state'];
  @Column(INSTANT) owedAt: number;
  @Column(INSTANT) sentAt: number | null;
  @Column(INSTANT) acknowledgedAt: number | null;
}

@Entity('task')
export class TaskTable implements Task {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') kind: Task['kind'];
  @Column('text') subject: string;
  @Column('text') todo: string;
  @Column(INSTANT) openedAt: number;
  @Column(INSTANT) dueAt: number | null;
  @Column(INSTANT) doneAt: number | null;
  @Column(optionalText) outcome: string | null;
}

@Entity('recommendation')
export class RecommendationTable extends MarkedRow implements Recommendation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') sheet: string;
  @Column(optionalText) note: string | null;
  @Column(INSTANT) sentAt: number;
  @Column(INSTANT) readAt: number | null;
  @Column(INSTANT) appliedAt: number | null;
  @Column(optionalText) answer: string | null;
}

@Entity('shared_facts')
export class SharedFactsTable extends MarkedRow implements SharedFacts {
  @PrimaryColumn('uuid') id: string;
  /** The parent. */
  @Column('uuid') caseId: string;
  @Column('int') revision: number;
  @Column(INSTANT) at: number;
  @Column('text') by: string;
  @Column('jsonb') facts: SharedFacts['facts'];
  @Column(optionalText) message: string | null;
  @Column({ type: 'jsonb', nullable: true }) qualification: SharedFacts['qualification'];
}

@Entity('restricted_handling')
export class RestrictedHandlingTable {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column(INSTANT) at: number;
  @Column('text') by: string;
  @Column('text') reason: string;
  @Column(INSTANT) liftedAt: number | null;
  @Column(optionalText) liftReason: string | null;
}

@Entity('case_grant')
export class CaseGrantTable implements Grant {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') principal: string;
  @Column('text') tlpMax: Tlp;
  @Column('text', { array: true }) capabilities: CaseCapability[];
  @Column('text') ground: Grant['ground'];
  @Column(optionalText) reason: string | null;
  @Column('text') grantedBy: string;
  @Column(INSTANT) grantedAt: number;
  @Column(INSTANT) until: number | null;
  @Column(INSTANT) revokedAt: number | null;
}

@Entity('marking_change')
export class MarkingChangeTable implements MarkingChange {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') item: MarkedItem;
  @Column('uuid') itemId: string;
  @Column('jsonb') was: Labels;
  @Column('jsonb') wanted: Labels;
  @Column('text') reason: string;
  @Column(optionalText) agreedBy: string | null;
  @Column(optionalText) evidence: string | null;
  @Column(INSTANT) askedAt: number;
  @Column('uuid') askedBy: string;
  @Column('text') askedByFunction: string;
  @Column(INSTANT) decidedAt: number | null;
  @Column({ type: 'uuid', nullable: true }) decidedBy: string | null;
  @Column(optionalText) outcome: MarkingChange['outcome'];
}
