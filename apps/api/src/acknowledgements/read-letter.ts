import { Injectable } from '@nestjs/common';
import { labelOf, type Tlp } from '#domain/marking';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';

export interface LetterSeen {
  letterId: string;
  caseId: string;
  reference: string;
  /** As it is printed: « TLP:AMBER ». */
  tlp: string;
  /** Epoch ms. */
  acknowledgedAt: number | null;
}

interface Row {
  id: string;
  case_id: string;
  reference: string;
  tlp: Tlp;
  acknowledged_at: Date | null;
}

/** What the holder of an acknowledgement link may see without opening the letter: nothing of its content. */
@Injectable()
export class ReadLetter {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of({ bearer }: Principal): Promise<LetterSeen> {
    const [row] = await this.unitOfWork.read(bearer, (db) =>
      db.query<Row[]>(
        `select l.id, l.case_id, l.tlp, l.acknowledged_at, c.reference
         from letter l join incident_case c on c.id = l.case_id where l.id = who.letter_id()`,
      ),
    );
    if (!row) throw new Problem('unknown_link');
    const { id: letterId, case_id: caseId, reference, acknowledged_at } = row;
    const acknowledgedAt = acknowledged_at?.getTime() ?? null;
    return { letterId, caseId, reference, tlp: labelOf(row.tlp), acknowledgedAt };
  }
}
