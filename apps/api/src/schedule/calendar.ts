// SPDX-License-Identifier: Apache-2.0
import type { ScheduledChangeDto } from './schedule.dto.js';

const LINE_OCTETS = 75;

/** The change schedule as iCalendar (RFC 5545); the same schedule gives the same bytes. */
export function calendarOf(ledger: string, changes: readonly ScheduledChangeDto[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Change Ledger//change schedule//EN',
    ...changes.flatMap((change) => eventOf(ledger, change)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(ledger: string, change: ScheduledChangeDto): readonly string[] {
  const { id, title, type, lifecycle, authorisation, services, environments } = change;
  const where = `${services.join(' ')} in ${environments.join(' ')}`;
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${ledger}.change-ledger`,
    `DTSTAMP:${timeOf(change.recordedAt)}`,
    `DTSTART:${timeOf(change.start)}`,
    `DTEND:${timeOf(change.end)}`,
    `SUMMARY:${escaped(title === null ? id : `${id} ${title}`)}`,
    `DESCRIPTION:${escaped(`${type}, ${lifecycle}, ${authorisation}: ${where}`)}`,
    `STATUS:${statusOf(change)}`,
    'END:VEVENT',
  ];
}

function statusOf({ lifecycle, authorisation }: ScheduledChangeDto): string {
  if (lifecycle === 'cancelled') return 'CANCELLED';
  return authorisation === 'approved' || authorisation === 'preauthorised'
    ? 'CONFIRMED'
    : 'TENTATIVE';
}

function timeOf(text: string): string {
  return new Date(text).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** RFC 5545 §3.3.11; what is no text at all, such as a control character, is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** RFC 5545 §3.1: lines of at most 75 octets, never cut within a character. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += length;
  }
  return text;
}
