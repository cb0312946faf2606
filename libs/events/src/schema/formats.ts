// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isInstant } from '../time/instant.js';

/** The regular expressions of ajv-formats overflow the stack on megabytes of text. */
const MAX_URI_LENGTH = 100_000;
/** The same sources come again and again: those that hold are remembered, so many and so long. */
const MAX_KNOWN = 1_000;
const MAX_KNOWN_LENGTH = 300;

const plainAjv = new Ajv2020({ formats: fullFormats });
const isDateTime = plainAjv.compile<string>({ type: 'string', format: 'date-time' });
const uriFormats = { uri: bounded('uri'), 'uri-reference': bounded('uri-reference') };

/** The formats as everybody's ajv has them: what CDEvents publishes is judged as others judge it. */
export const PUBLISHED_FORMATS = {
  ...uriFormats,
  // Nearly every time is RFC 3339 to the letter, which is known sooner.
  'date-time': (text: string) => isInstant(text) || isDateTime(text),
};

/** Our own schemas take a time to the letter of RFC 3339. */
export const OWN_FORMATS = {
  ...uriFormats,
  'date-time': isInstant,
};

/** True for what the format `uri` of JSON Schema takes: a scheme is required. */
export function isUri(text: string): boolean {
  return uriFormats.uri(text);
}

function bounded(format: 'uri' | 'uri-reference'): (text: string) => boolean {
  const isValid = plainAjv.compile<string>({ type: 'string', format });
  const known = new Set<string>();
  return (text) => {
    if (known.has(text)) return true;
    if (text.length > MAX_URI_LENGTH || !isValid(text)) return false;
    if (known.size >= MAX_KNOWN) known.clear();
    if (text.length <= MAX_KNOWN_LENGTH) known.add(text);
    return true;
  };
}
