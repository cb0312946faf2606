// SPDX-License-Identifier: Apache-2.0
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Cuts a JSON array into the bytes of its elements, unaltered, for each is stored on its own.
 * Returns null when the bytes are no array; whether an element is JSON is for its reader to say.
 */
export function splitBatch(body: Uint8Array): readonly Uint8Array[] | null {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  const trimmed = text.toString('latin1').trim();
  if (!trimmed.startsWith('[') || !trimmed.endsWith(']')) return null;
  const start = text.indexOf('[') + 1;
  const end = text.lastIndexOf(']');
  const cuts = commasAtTop(text, start, end);
  const bounds = [start - 1, ...cuts, end];
  const elements = bounds.slice(1).map((to, index) => text.subarray((bounds[index] ?? 0) + 1, to));
  return elements.length === 1 && isBlank(elements[0]) ? [] : elements;
}

function commasAtTop(text: Uint8Array, start: number, end: number): readonly number[] {
  const cuts: number[] = [];
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const byte = text[at] ?? 0;
    if (byte === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth -= 1;
    else if (byte === COMMA && depth === 0) cuts.push(at);
  }
  return cuts;
}

function endOfString(text: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
  return at;
}

function isBlank(bytes: Buffer | undefined): boolean {
  return bytes?.toString('latin1').trim() === '';
}
