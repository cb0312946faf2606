// SPDX-License-Identifier: Apache-2.0

/** A calendar month in a time zone, as a half-open interval. */
export interface Month {
  /** `2026-09` */
  readonly label: string;
  readonly from: Date;
  /** the first instant after it */
  readonly to: Date;
}

/**
 * From when on months are due: of the first Change that the ledger tells of, or after the last month
 * that has a report, which is what was missed while nothing ran.
 */
export type DueSince = 'firstChange' | 'lastReport';

/**
 * Months that have ended and are without a report, oldest first, twelve at most; since $5, or else
 * since the last report.
 */
export const DUE_MONTHS = `
  WITH zone AS (SELECT $3::text AS name),
  since AS (
    SELECT coalesce($5::timestamptz,
      (SELECT max(period_to) FROM report_run WHERE ledger = $1 AND definition = $2)) AS at),
  bounds AS (
    SELECT date_trunc('month', $4::timestamptz AT TIME ZONE zone.name) AS this_month,
           date_trunc('month', since.at AT TIME ZONE zone.name) AS first_month
      FROM zone, since),
  month AS (
    SELECT to_char(start, 'YYYY-MM') AS label,
           start AT TIME ZONE zone.name AS "from",
           (start + interval '1 month') AT TIME ZONE zone.name AS "to"
      FROM bounds, zone, generate_series(
        -- where there is no first month nothing is due
        CASE WHEN first_month IS NOT NULL
             THEN greatest(first_month, this_month - interval '12 months') END,
        this_month - interval '1 month', interval '1 month') AS start)
  SELECT label, "from", "to" FROM month
   WHERE NOT EXISTS (
     SELECT FROM report_run
      WHERE ledger = $1 AND definition = $2 AND period_from = "from" AND period_to = "to")
   ORDER BY "from"`;
