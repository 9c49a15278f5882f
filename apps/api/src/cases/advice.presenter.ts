import type { Recommendation } from '#domain/cases';
import { findSheet, type Proposal, type Sheet } from '#domain/recommendations';
import { iso } from '../http/iso';
import { presentMarking, presentMarkingOutside } from './marking.presenter';

export function presentRecommendation(sent: Recommendation) {
  const { id, sheet, note, answer } = sent;
  return {
    ...{ id, sheet, note, answer, marking: presentMarking(sent) },
    title: findSheet(sheet)?.title ?? sheet,
    sentAt: iso(sent.sentAt),
    readAt: iso(sent.readAt),
    appliedAt: iso(sent.appliedAt),
  };
}

/** The same with the text of the sheet, as the facility reads it; empty when the library has it no longer. */
export function presentAdvice(sent: Recommendation) {
  const { phase = null, steps = [] } = findSheet(sent.sheet) ?? {};
  return { ...presentRecommendation(sent), marking: presentMarkingOutside(sent), phase, steps: [...steps] };
}

export function presentSheet({ key, version, phase, title, steps }: Sheet) {
  return { key, version, phase, title, steps: [...steps] };
}

export function presentProposal({ sheet: { key, title, phase }, because }: Proposal) {
  return { sheet: key, title, phase, because: [...because] };
}
