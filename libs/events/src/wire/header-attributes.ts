// SPDX-License-Identifier: Apache-2.0
import { newAttributes } from './attributes.js';
import type { Attributes, WireHeaders } from './decoded.js';
import type { WireProblem } from './problem.js';
import { utf8Text } from './utf8.js';

export interface HeaderAttributes {
  readonly attributes: Attributes;
  /** True once a header carries an attribute that every CloudEvent must have. */
  readonly isEnvelope: boolean;
  readonly problem: WireProblem | null;
}

const TWICE: WireProblem = {
  code: 'duplicate_header',
  text: 'two headers carry the same CloudEvents attribute',
};
const UNREADABLE: WireProblem = {
  code: 'header_not_utf8',
  text: 'a header of a CloudEvents attribute is not UTF-8, or not percent-encoded UTF-8',
};

const REQUIRED = ['specversion', 'id', 'source', 'type'];
const OPTIONAL = ['time', 'subject', 'datacontenttype', 'dataschema', 'partitionkey'];
/** The usual names, so that nothing has to be cut or lower-cased for them. */
const KNOWN = new Map(
  [...REQUIRED, ...OPTIONAL].flatMap((name) => [
    [`ce_${name}`, name],
    [`ce-${name}`, name],
  ]),
);
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;

/**
 * The attributes that headers carry: `ce_…` as on Kafka, or `ce-…` as on HTTP, where values are
 * quoted or percent-encoded. Names are told apart without regard to case; of two the first counts.
 * `datacontenttype` is the content-type of the record where it has one.
 */
export function readHeaderAttributes(
  headers: WireHeaders,
  mediaType: string | null,
): HeaderAttributes {
  const attributes: Record<string, string> = newAttributes();
  let isEnvelope = false;
  let problem: WireProblem | null = null;
  for (const [name, value] of headers) {
    const attribute = attributeOf(name);
    if (attribute === null || value === null) continue;
    isEnvelope ||= REQUIRED.includes(attribute);
    const text = name.charCodeAt(2) === HYPHEN ? httpText(value) : utf8Text(value);
    if (text === null) problem ??= UNREADABLE;
    else if (attribute in attributes) problem ??= TWICE;
    else attributes[attribute] = text;
  }
  if (mediaType !== null) attributes['datacontenttype'] = mediaType;
  return { attributes, isEnvelope, problem };
}

function attributeOf(name: string): string | null {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const mark = name.charCodeAt(2);
  if (name.length < 4 || (mark !== HYPHEN && mark !== UNDERSCORE)) return null;
  const lowerCase = name.toLowerCase();
  return lowerCase.startsWith('ce') ? lowerCase.slice(3) : null;
}

/** CloudEvents HTTP binding §3.1.3.2: unquote, then one round of percent-decoding. */
function httpText(value: Uint8Array): string | null {
  const text = utf8Text(value);
  if (text === null) return null;
  try {
    return decodeURIComponent(unquoted(text));
  } catch {
    return null;
  }
}

function unquoted(text: string): string {
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return isQuoted ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text;
}
