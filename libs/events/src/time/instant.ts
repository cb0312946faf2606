// SPDX-License-Identifier: Apache-2.0

/** A moment as its publisher wrote it, and as a number that can be compared. */
export interface Instant {
  readonly text: string;
  /** Since 1970-01-01T00:00:00Z, in POSIX time; digits after the ninth are cut off. */
  readonly nanoseconds: bigint;
}

/**
 * Reads an RFC 3339 time (section 5.6, its grammar to the letter: `T`, seconds, an offset); null when
 * it is none. There is no 24:00 in RFC 3339. A leap second, `:60`, is read where one can be, at
 * 23:59:60 UTC, and counts as the second after it, as POSIX time does. 30 February is no day.
 */
export function instantOf(text: string): Instant | null {
  if (text !== latest.text) latest = { text, instant: readInstant(text) };
  return latest.instant;
}

/** True for what `instantOf` reads. */
export function isInstant(text: string): boolean {
  return instantOf(text) !== null;
}

/** What was read last: an event says its time in the envelope and inside, and it is asked for often. */
let latest: { readonly text: string; readonly instant: Instant | null } = {
  text: '',
  instant: null,
};

function readInstant(text: string): Instant | null {
  const seconds = secondsOf(text);
  if (seconds === null) return null;
  return { text, nanoseconds: BigInt(seconds) * NANOSECONDS + BigInt(fractionOf(text)) };
}

const FORM = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** From 0000-01-01, without the leap day of the year 0. */
const DAYS_BEFORE_1970 = 719_527;
const NANOSECONDS = 1_000_000_000n;
const ZERO = '0'.charCodeAt(0);

function secondsOf(text: string): number | null {
  if (!FORM.test(text)) return null;
  const day = dayOf(twoDigits(text, 0) * 100 + twoDigits(text, 2), text);
  const minutes = minuteOfDay(text, 11);
  const offset = offsetOf(text);
  if (day === null || minutes === null || offset === null) return null;
  const second = twoDigits(text, 17);
  const utcMinutes = minutes - offset;
  if (second > 59 && !isLeapSecond(second, utcMinutes)) return null;
  return day * 86_400 + utcMinutes * 60 + second;
}

/** Days since 1970. */
function dayOf(year: number, text: string): number | null {
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const isLeapDay = month === 2 && day === 29 && isLeapYear(year);
  const isDay = day >= 1 && (isLeapDay || day <= (DAYS_IN_MONTH[month - 1] ?? 0));
  if (!isDay) return null;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const ownLeapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  const dayOfYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + day - 1 + ownLeapDay;
  return year * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function minuteOfDay(text: string, at: number): number | null {
  const hour = twoDigits(text, at);
  const minute = twoDigits(text, at + 3);
  return hour > 23 || minute > 59 ? null : hour * 60 + minute;
}

/** In minutes; the form ends in `Z` or in an offset of six characters. */
function offsetOf(text: string): number | null {
  const sign = text.charAt(text.length - 6);
  if (sign !== '+' && sign !== '-') return 0;
  const minutes = minuteOfDay(text, text.length - 5);
  return sign === '-' && minutes !== null ? -minutes : minutes;
}

function isLeapSecond(second: number, utcMinutes: number): boolean {
  return second === 60 && (utcMinutes + 2880) % 1440 === 1439;
}

/** Nanoseconds. */
function fractionOf(text: string): number {
  if (text.charAt(19) !== '.') return 0;
  let nanoseconds = 0;
  for (let at = 20, unit = 100_000_000; unit >= 1; at += 1, unit /= 10) {
    const digit = text.charCodeAt(at) - ZERO;
    // the form has digits there, and after them the offset
    if (!(digit >= 0 && digit <= 9)) break;
    nanoseconds += digit * unit;
  }
  return nanoseconds;
}

/** The form has two digits there. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}
