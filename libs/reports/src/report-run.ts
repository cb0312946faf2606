// SPDX-License-Identifier: Apache-2.0

/** A report as it was produced: for one period, pinned to one position, never written again. */
export interface ReportRun {
  readonly reportId: string;
  readonly definition: string;
  readonly periodFrom: Date;
  readonly periodTo: Date;
  readonly timeZone: string;
  /** the last position that it has looked at; −1: the ledger was empty */
  readonly asOf: number;
  readonly rowCount: number;
  readonly producedAt: Date;
  readonly files: readonly ReportFile[];
}

export interface ReportFile {
  readonly format: string;
  readonly mediaType: string;
  readonly size: number;
  /** hex SHA-256 of its bytes */
  readonly digest: string;
}
