// SPDX-License-Identifier: Apache-2.0
import type { Change } from '#changes';
import { csvText } from './csv-text.js';
import type { Month } from './month.js';

/** The change register: every Change implemented in a period, as of one position. */
export const CHANGE_REGISTER = 'change-register';

export interface RegisterInput {
  readonly ledger: string;
  readonly month: Month;
  readonly timeZone: string;
  /** the last position looked at */
  readonly asOf: number;
  readonly changes: readonly Change[];
}

/** One file of a report. */
export interface ReportContent {
  readonly format: 'json' | 'csv';
  readonly mediaType: string;
  readonly content: string;
}

const COLUMNS = [
  'number',
  'type',
  'title',
  'services',
  'environments',
  'artifactDigests',
  'sourceRevisions',
  'lifecycle',
  'authorisation',
  'approvers',
  'actualStart',
  'actualEnd',
  'closeCode',
  'firstPosition',
  'lastPosition',
] as const;

/** Renders the register; the same input gives the same bytes, so it carries no time of its making. */
export function renderChangeRegister(input: RegisterInput): readonly ReportContent[] {
  return [
    { format: 'json', mediaType: 'application/json', content: jsonOf(input) },
    { format: 'csv', mediaType: 'text/csv; charset=utf-8; header=present', content: csvOf(input) },
  ];
}

function jsonOf({ ledger, month, timeZone, asOf, changes }: RegisterInput): string {
  const period = { label: month.label, from: month.from, to: month.to, timeZone };
  const report = { report: CHANGE_REGISTER, ledger, period, asOf, rows: changes.length };
  return `${JSON.stringify({ ...report, items: changes }, null, 1)}\n`;
}

function csvOf({ changes }: RegisterInput): string {
  return csvText(changes.map(rowOf), { columns: COLUMNS, header: true });
}

type CsvRow = Readonly<Record<(typeof COLUMNS)[number], string | number | null>>;

function rowOf(change: Change): CsvRow {
  const { number, type, title, lifecycle, authorisation, closeCode } = change;
  return {
    number,
    type,
    title,
    services: change.services.join(' '),
    environments: change.environments.join(' '),
    artifactDigests: change.artifactDigests.join(' '),
    sourceRevisions: change.sourceRevisions.join(' '),
    lifecycle,
    authorisation,
    approvers: change.approvals.map(({ approver }) => approver).join(' '),
    actualStart: change.actualStart,
    actualEnd: change.actualEnd,
    closeCode,
    firstPosition: change.firstPosition,
    lastPosition: change.lastPosition,
  };
}
