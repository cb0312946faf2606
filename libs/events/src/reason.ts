// SPDX-License-Identifier: Apache-2.0

/** Why an event stopped on its way up the ladder (intake.md, section 2), by the last rung it passed. */
export const REASONS = {
  schema: [2, 'a field is missing, of a wrong kind or form, or not of this type'],
  unknown_version: [2, 'the event claims no known release of CDEvents'],
  draft_version: [2, 'the event claims a draft of CDEvents'],
  unknown_type: [2, 'the release that the event claims has no such type'],
  draft_type: [2, 'the type is a draft'],
  type_version: [2, 'the release that the event claims has the type in another version'],
  unregistered_custom: [3, 'no schema is registered for this custom type'],
  custom_schema: [3, 'the custom schema does not hold'],
  time: [4, 'the timestamp is not RFC 3339'],
  time_range: [4, 'the timestamp lies outside 2000 to 2099'],
  subject_type: [4, 'the type of the event names another subject'],
  schema_uri: [4, 'the schema is of another release than the event claims'],
  purl: [4, 'an artifact must be named by a package URL'],
  domain_id: [4, 'a domain id has another form'],
  custom_data: [4, 'custom data in a string must be base64'],
  too_many: [4, 'a list is so long that its end is not read into facts'],
  envelope_mismatch: [4, 'the CloudEvent around the event says otherwise'],
  itil_profile: [4, 'the ITIL profile does not hold; its sound members are read all the same'],
} as const satisfies Readonly<Record<string, readonly [state: 2 | 3 | 4, meaning: string]>>;

/** Stable: `classification` entries keep it. */
export type ReasonCode = keyof typeof REASONS;

/**
 * The first problem in words. The sentence and the pointer never repeat what was received: they
 * outlive the erasure of a payload.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** Where, as a JSON pointer (RFC 6901) into the event. */
  readonly pointer?: string;
}

/** The reason of that code in the words of the table. */
export function reason(code: ReasonCode, pointer: string): Reason {
  return { code, text: REASONS[code][1], pointer };
}
