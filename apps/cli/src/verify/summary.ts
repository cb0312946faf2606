// SPDX-License-Identifier: Apache-2.0
import type { Report, Verdict } from '#ledger';
import { keyText, timeText } from './plain-text.js';

/** What was verified, and the verdicts. */
export function summary(target: string, report: Report): string {
  const { integrity, completeness, time, consistency } = report;
  const verdicts = Object.entries({ integrity, completeness, time, consistency });
  const lines = [
    `Verified ${target}`,
    '',
    ...subjectLines(report),
    ...verdicts.map(([promise, verdict]) => line(promise, verdictText(verdict))),
  ];
  return printable(`${lines.join('\n')}\n`);
}

/** What stands in files must not write on the terminal but what it says. */
function printable(text: string): string {
  return text.replaceAll(
    /[^\n -\u007e\u00a1-\u200d\u2010-\u2027\u2030-\u2065\u206a-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function subjectLines({
  checkpoint,
  range,
  signedBy,
  redacted,
  notLaterThan,
}: Report): readonly string[] {
  if (checkpoint === null) return [];
  const { origin, size, root } = checkpoint;
  const isWhole = range.from === 0 && range.to === Number(size);
  const entries = isWhole ? `all ${size}` : `${range.from} to ${range.to - 1}, of ${size}`;
  const signers = signedBy.map(({ key, timestamp }) =>
    timestamp === null
      ? line('signed by', keyText(key))
      : line('cosigned by', `${keyText(key)} at ${timeText(timestamp)}`),
  );
  return [
    line('ledger', origin),
    line('entries', entries),
    line('root', Buffer.from(root).toString('base64')),
    ...signers,
    ...(redacted === 0 ? [] : [line('erased', `${redacted} of the payloads`)]),
    ...(notLaterThan === null ? [] : [line('recorded', `no later than ${timeText(notLaterThan)}`)]),
    '',
  ];
}

function line(label: string, text: string): string {
  return `  ${label.padEnd(14)}${text}`;
}

function verdictText({ kind, position, reason }: Verdict): string {
  return `${kind.padEnd(16)}${position === null ? '' : `at ${position}: `}${reason}`;
}
