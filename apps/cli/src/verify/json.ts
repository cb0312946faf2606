// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from './outcome.js';
import { keyText, timeText } from './plain-text.js';

/** The report for machines: docs/verify-report.schema.json, one line. */
export function jsonReport({ options, report, exitCode }: Outcome): string {
  const { checkpoint, integrity, completeness, time, consistency } = report;
  const { notLaterThan, range, redacted, signedBy } = report;
  const text = JSON.stringify({
    version: 1,
    target: options.target,
    depth: options.depth,
    checkpoint: checkpoint && {
      origin: checkpoint.origin,
      size: Number(checkpoint.size),
      root: Buffer.from(checkpoint.root).toString('base64'),
    },
    range,
    signedBy: signedBy.map(({ key, timestamp }) => ({
      key: keyText(key),
      role: key.role,
      time: timestamp === null ? null : timeText(timestamp),
    })),
    redacted,
    notLaterThan: notLaterThan === null ? null : timeText(notLaterThan),
    verdicts: { integrity, completeness, time, consistency },
    exitCode,
  });
  return `${text}\n`;
}
