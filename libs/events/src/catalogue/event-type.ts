// SPDX-License-Identifier: Apache-2.0
import type { ItilName, StandardName } from './event-name.js';
import { isStandardName } from './event-name.js';

/** The parts of a type string such as `dev.cdevents.service.deployed.0.3.0`. */
export interface EventType {
  /** `dev.cdevents`, or `dev.cdeventsx` for custom types. */
  readonly prefix: 'dev.cdevents' | 'dev.cdeventsx';
  readonly subject: string;
  readonly predicate: string;
  readonly version: string;
}

const EVENT_TYPE =
  /^(dev\.cdeventsx?)\.([A-Za-z0-9-]+)\.([A-Za-z0-9]+)\.(\d+\.\d+\.\d+(?:-[A-Za-z0-9.-]+)?)$/;

/** Splits a type string; null when it has not the form of a CDEvents type. */
export function parseEventType(type: string): EventType | null {
  const match = EVENT_TYPE.exec(type);
  const [, prefix, subject, predicate, version] = match ?? [];
  if (subject === undefined || predicate === undefined || version === undefined) return null;
  return {
    prefix: prefix === 'dev.cdevents' ? 'dev.cdevents' : 'dev.cdeventsx',
    subject,
    predicate,
    version,
  };
}

/** Names of before 0.3.0, and what they have been called since. */
const RENAMED_SUBJECTS: ReadonlyMap<string, string> = new Map([
  ['testcase', 'testcaserun'],
  ['testsuite', 'testsuiterun'],
]);

/** The standard name of an event of before 0.3.0; null when the vocabulary has none. */
export function nameOfEarly(subject: string, predicate: string): StandardName | null {
  const name = `${RENAMED_SUBJECTS.get(subject) ?? subject}.${predicate}`;
  return isStandardName(name) ? name : null;
}

/** The type string of a standard type. */
export function standardType(name: StandardName, version: string): string {
  return `dev.cdevents.${name}.${version}`;
}

/** The type string of one of our types. */
export function itilType(name: ItilName, version: string): string {
  return `dev.cdeventsx.${name}.${version}`;
}

/** The `schemaUri` of one of our types, and the `$id` of its schema: a name, not a place. */
export function itilSchemaUri(name: ItilName, version: string): string {
  return `urn:change-ledger:schema:${name}:${version}`;
}
