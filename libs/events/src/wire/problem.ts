// SPDX-License-Identifier: Apache-2.0

/**
 * Why a record stopped below the envelope, or what is odd about one that passed.
 *
 * State 0, the value is not JSON that every reader reads alike:
 * - `empty`: no bytes, which a tombstone has too
 * - `whitespace`: nothing but white space
 * - `bom`: a byte order mark, which RFC 8259 §8.1 forbids to write and does not ask to read
 * - `not_utf8`: UTF-16, latin-1, compressed or binary content, a damaged character
 * - `json_depth`: nested deeper than 64 levels
 * - `too_many_keys`, `too_many_items`: 100,000 colons, or commas, outside strings
 * - `json_syntax`: RFC 8259 is not met
 * - `duplicate_key`: one object names a key twice, wherever it stands
 *
 * State 1, the envelope could not be read:
 * - `no_envelope`: neither headers nor JSON look like an event, such as a raw webhook
 * - `content_type`: a batch; or a content-type header that is not short printable ASCII
 * - `duplicate_header`: content-type, or a CloudEvents attribute of a binary event, occurs twice
 * - `header_not_utf8`: one of these is not UTF-8, or over HTTP not percent-encoded UTF-8
 * - `specversion`: CloudEvents other than 1.0
 * - `envelope_missing`, `envelope_type`: id, source, type or time is absent, null or empty; or no text
 * - `claim_too_long`: one of them has more than 2,048 bytes of UTF-8
 * - `lone_surrogate`, `nul_character`: one of them cannot be told apart, or stored, as UTF-8 text
 * - `time`: not RFC 3339
 * - `data_base64`: not base64, or beside `data`; what is wrong inside has its code of state 0
 * - `empty`: a structured event without `data`
 *
 * State 2, noted only:
 * - `content_type`: the record does not say that it is a CloudEvent, or its data that it is JSON
 * - `envelope_type`: another attribute is an object or a list
 */
export type WireReason =
  | 'empty'
  | 'whitespace'
  | 'bom'
  | 'not_utf8'
  | 'json_depth'
  | 'too_many_keys'
  | 'too_many_items'
  | 'json_syntax'
  | 'duplicate_key'
  | 'no_envelope'
  | 'envelope_missing'
  | 'envelope_type'
  | 'specversion'
  | 'claim_too_long'
  | 'lone_surrogate'
  | 'nul_character'
  | 'time'
  | 'data_base64'
  | 'content_type'
  | 'duplicate_header'
  | 'header_not_utf8';

/**
 * A reason with its sentence. The sentence and the pointer never repeat what was received: they
 * outlive the erasure of a payload. `pointer` (RFC 6901) is into the JSON of the record's value.
 */
export interface WireProblem {
  readonly code: WireReason;
  readonly text: string;
  readonly pointer?: string;
}
