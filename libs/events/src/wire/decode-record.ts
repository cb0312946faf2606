// SPDX-License-Identifier: Apache-2.0
import { readBare } from './bare.js';
import { readBinary } from './binary.js';
import { isCdEventDocument } from './cd-event-document.js';
import type { Decoded, WireRecord } from './decoded.js';
import { readHeaderAttributes } from './header-attributes.js';
import { looksLink, readLink } from './link.js';
import { modeOf, readMediaType } from './media-type.js';
import type { WireProblem } from './problem.js';
import { NO_ATTRIBUTES, type Reading } from './reading.js';
import { readJson } from './strict-json.js';
import { looksStructured, readStructured } from './structured.js';

const NO_ENVELOPE: WireProblem = {
  code: 'no_envelope',
  text: 'neither the headers nor the JSON name an event',
};
const BATCH: WireProblem = {
  code: 'content_type',
  text: 'a batch of CloudEvents is not one event',
};
const UNDECLARED: WireProblem = {
  code: 'content_type',
  text: 'a CloudEvent whose content-type header does not say so',
};

/**
 * Reads what arrived as far as it can be read and never throws, whatever the bytes.
 *
 * The shape is told by the headers, then by the body (intake.md §1); the state is the last rung
 * passed of 0 stored, 1 JSON, 2 envelope (§2). State 0: the value is not JSON that every reader
 * reads alike. State 1: it is, but who says what and when could not be read. State 2: it could;
 * then `document` is present and `claim` too, but for a link, which has neither id nor source.
 * A CloudEvent without `time` is dated by the CDEvent inside. A binary event keeps the claim of
 * its headers even when its value cannot be read; headers that contradict one another or cannot
 * be read claim nothing. `WireReason` lists every reason.
 */
export function decodeRecord(record: WireRecord): Decoded {
  const { value } = record;
  const { mediaType, problem: doubt } = readMediaType(record.headers);
  const { document: body, problem: refusal } = readJson(value);
  const { shape, claim, document, attributes, stop, note } = readShape(record, mediaType, body);
  return {
    shape,
    mediaType,
    state: stateOf(refusal, doubt ?? stop),
    reason: refusal ?? doubt ?? stop ?? note,
    claim: doubt === null ? claim : null,
    document,
    attributes,
    value,
  };
}

function stateOf(refusal: WireProblem | null, stop: WireProblem | null): Decoded['state'] {
  if (refusal !== null) return 0;
  return stop === null ? 2 : 1;
}

/** `body` is undefined where the value is not JSON. */
function readShape({ headers }: WireRecord, mediaType: string | null, body: unknown): Reading {
  const mode = modeOf(mediaType);
  if (mode === 'batch') return raw(body, BATCH);
  if (mode === 'structured') return readStructured(body);
  const carried = readHeaderAttributes(headers, mediaType);
  if (carried.isEnvelope) return readBinary(carried, body);
  if (isCdEventDocument(body)) return readBare(body);
  if (looksLink(body)) return readLink(body);
  if (!looksStructured(body)) return raw(body, NO_ENVELOPE);
  const reading = readStructured(body);
  return { ...reading, note: reading.note ?? UNDECLARED };
}

function raw(document: unknown, stop: WireProblem): Reading {
  const attributes = NO_ATTRIBUTES;
  return { shape: 'raw', claim: null, document, attributes, stop, note: null };
}
