import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { SHEETS } from '#notifications/sheets';
import { protection, tlp } from '../cases/case.response';
import { Described } from '../description/described';
import * as s from '../description/schema';

const row = s.component('FilledSheetRow', {
  ...s.closed({
    label: s.text,
    value: s.orNull(s.listOf(s.text)),
    proposed: s.flag,
    hint: s.orNull(s.text),
  }),
  description:
    'Paragraphs in French. A null value is unknown at this stage, never "no"; a proposed one is derived and has to be checked.',
});

const section = s.component(
  'FilledSheetSection',
  s.closed({ number: s.text, title: s.text, rows: s.listOf(row) }),
);

export const SHEET = s.component('FilledSheet', {
  ...s.closed({
    kind: s.words(SHEETS),
    title: s.text,
    stage: s.text,
    tlp,
    protection,
    reference: s.text,
    facility: s.text,
    generatedAt: s.instant,
    deskName: s.text,
    sections: s.listOf(section),
    notes: s.listOf(s.text),
  }),
  description: 'Prepared for a person who files: the product files nothing.',
});

const PDF = { type: 'string', contentMediaType: 'application/pdf' };
const Named = ApiParam({ name: 'sheet', enum: SHEETS });

/** Describes a route that answers a sheet as JSON. */
export const DescribedSheet = (summary: string) =>
  applyDecorators(Named, Described(summary, { answer: SHEET, problems: ['not_found'] }));

/** Describes a route that answers a sheet as PDF/UA. */
export const DescribedSheetPdf = (summary: string) =>
  applyDecorators(Named, Described(summary, { media: { 'application/pdf': PDF }, problems: ['not_found'] }));
