// SPDX-License-Identifier: Apache-2.0
import type { WireHeaders } from './decoded.js';
import type { WireProblem } from './problem.js';
import { utf8Text } from './utf8.js';

export interface MediaTypeReading {
  readonly mediaType: string | null;
  readonly problem: WireProblem | null;
}

const HEADER = 'content-type';
const PRINTABLE = /^[\x20-\x7e]{1,256}$/;
const EVENT = 'application/cloudevents';
const BATCH = 'application/cloudevents-batch';

const NONE: MediaTypeReading = { mediaType: null, problem: null };
const TWICE: WireProblem = {
  code: 'duplicate_header',
  text: 'the header content-type occurs twice',
};
const NOT_UTF8: WireProblem = {
  code: 'header_not_utf8',
  text: 'the header content-type is not UTF-8',
};
const UNREADABLE: WireProblem = {
  code: 'content_type',
  text: 'the header content-type is not 1 to 256 characters of printable ASCII',
};

/** The media type that the headers declare; of two the first, with a problem. */
export function readMediaType(headers: WireHeaders): MediaTypeReading {
  let reading = NONE;
  for (const [name, value] of headers) {
    if (value === null || !isContentType(name)) continue;
    if (reading !== NONE) return { mediaType: reading.mediaType, problem: TWICE };
    reading = read(value);
  }
  return reading;
}

/** The CloudEvents mode that a media type declares (Kafka binding §3, HTTP binding §3). */
export function modeOf(mediaType: string | null): 'structured' | 'batch' | null {
  const lowerCase = mediaType?.toLowerCase() ?? '';
  if (lowerCase.startsWith(BATCH)) return 'batch';
  return lowerCase.startsWith(EVENT) ? 'structured' : null;
}

/** True for `…/json` and `…/…+json`, parameters left aside (CloudEvents JSON format §3.1.1). */
export function namesJson(mediaType: string): boolean {
  if (mediaType === 'application/json') return true;
  const essence = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return essence.endsWith('/json') || essence.endsWith('+json');
}

function isContentType(name: string): boolean {
  return name === HEADER || (name.length === HEADER.length && name.toLowerCase() === HEADER);
}

/** What was read last: most records of a topic declare the same. */
let latest: { readonly value: Uint8Array; readonly reading: MediaTypeReading } = {
  value: new Uint8Array(0),
  reading: { mediaType: null, problem: UNREADABLE },
};

function read(value: Uint8Array): MediaTypeReading {
  if (Buffer.compare(value, latest.value) === 0) return latest.reading;
  latest = { value: new Uint8Array(value), reading: readAnew(value) };
  return latest.reading;
}

function readAnew(value: Uint8Array): MediaTypeReading {
  const text = utf8Text(value);
  if (text === null) return { mediaType: null, problem: NOT_UTF8 };
  if (!PRINTABLE.test(text)) return { mediaType: null, problem: UNREADABLE };
  return { mediaType: text, problem: null };
}
