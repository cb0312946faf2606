// SPDX-License-Identifier: Apache-2.0
import { buildEvent, toStructuredCloudEvent } from '#events';

/** Something that arrives, and where on the ladder it must end, for which reason. */
export interface BadInput {
  readonly name: string;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer | (string | Buffer)[]>>;
  readonly state: number;
  readonly code: string | null;
}

const STRUCTURED = { 'content-type': 'application/cloudevents+json' };
export const TIME = '2026-10-01T10:00:00Z';

let count = 0;
/** a healthy event with an id that no other has */
function event(
  changes: { readonly timestamp?: string; readonly content?: object; readonly id?: string } = {},
) {
  count += 1;
  return buildEvent({
    subject: 'build',
    predicate: 'started',
    id: changes.id ?? `bad-${count}`,
    source: 'https://ci.example',
    timestamp: changes.timestamp ?? TIME,
    subjectId: 'build-1',
    content: (changes.content ?? {}) as never,
  });
}
export const cloudEvent = (changes: Parameters<typeof event>[0] = {}) =>
  toStructuredCloudEvent(event(changes));
export const json = (value: unknown) => Buffer.from(JSON.stringify(value));
/** a structured event, its text altered */
export const altered = (
  alter: (text: string) => string,
  changes: Parameters<typeof event>[0] = {},
) => Buffer.from(alter(JSON.stringify(cloudEvent(changes))));

export function structured(
  name: string,
  value: Buffer,
  state: number,
  code: string | null,
): BadInput {
  return { name, value, headers: STRUCTURED, state, code };
}
export const text = (name: string, value: string, code: string): BadInput =>
  structured(name, Buffer.from(value), 0, code);
