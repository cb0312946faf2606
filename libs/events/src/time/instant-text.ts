// SPDX-License-Identifier: Apache-2.0

/**
 * A moment, in nanoseconds since 1970 in POSIX time, as RFC 3339 in UTC with milliseconds, which are cut
 * off; null: it lies in no year of four digits.
 */
export function instantText(nanoseconds: bigint): string | null {
  if (nanoseconds < EARLIEST || nanoseconds > LATEST) return null;
  const milliseconds = Number((nanoseconds - EARLIEST) / 1_000_000n);
  const day = Math.floor(milliseconds / DAY_MS);
  const rest = milliseconds % DAY_MS;
  const [hour, minute, second] = [3_600_000, 60_000, 1_000].map((unit, index) =>
    digits(Math.floor(rest / unit) % (index === 0 ? 24 : 60), 2),
  );
  return `${dateOf(day)}T${hour}:${minute}:${second}.${digits(rest % 1_000, 3)}Z`;
}

/** 0000-01-01 and the last nanosecond of 9999 */
const EARLIEST = -62_167_219_200_000_000_000n;
const LATEST = 253_402_300_799_999_999_999n;
const DAY_MS = 86_400_000;

/**
 * The date of a day since 0000-01-01. Years are counted from March, so that leap days end them: of those
 * days a cycle of 400 years has 146,097, and from March on a month begins every 30.6 days (H. Hinnant,
 * chrono-compatible low-level date algorithms).
 */
function dateOf(day: number): string {
  const sinceMarch = day - 60 + DAYS_OF_CYCLE;
  const cycle = Math.floor(sinceMarch / DAYS_OF_CYCLE);
  const ofCycle = sinceMarch % DAYS_OF_CYCLE;
  const leapDays =
    Math.floor(ofCycle / 1_460) - Math.floor(ofCycle / 36_524) + Math.floor(ofCycle / 146_096);
  const yearOfCycle = Math.floor((ofCycle - leapDays) / 365);
  const ofYear =
    ofCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = (cycle - 1) * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
  const dayOfMonth = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

const DAYS_OF_CYCLE = 146_097;

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
