import { Inject, Injectable } from '@nestjs/common';
import { zoneOf } from '#domain/calendar';
import { redirectionOf } from '#domain/cases';
import { receiptPdf, type Press } from '#notifications/documents';
import { Clock } from '#platform/clock';
import { nextSteps } from '../declarations/receipt.presenter';
import { ApiSettings } from '../ground/api-settings';
import { PRESS } from '../ground/press';
import type { Principal } from '../http/access';
import { ReadFollowUp } from './read-follow-up';

/** The dated receipt of a declaration as PDF, for the holder of its follow-up code. */
@Injectable()
export class PrintReceipt {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
    @Inject(PRESS) private readonly press: Press,
  ) {}

  async execute(principal: Principal): Promise<{ pdf: Buffer; reference: string }> {
    const { state } = await this.follow.page(principal);
    const { DESK_NAME: deskName, DESK_PHONE: deskPhone } = this.settings;
    const declarant = state.facilities.find(({ declares }) => declares) ?? state.facilities[0];
    const receipt = {
      deskName,
      deskPhone,
      reference: state.reference,
      receivedAt: state.receivedAt,
      facilityName: declarant?.name ?? '',
      zone: zoneOf(declarant?.department ?? null),
      noticedAt: state.incident.noticedAt,
      tlp: state.tlp,
      nextSteps: nextSteps(deskPhone, redirectionOf(state)),
      generatedAt: this.clock.now(),
    };
    const pdf = await receiptPdf(receipt, this.press);
    return { pdf, reference: state.reference };
  }
}
