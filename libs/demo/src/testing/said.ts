// SPDX-License-Identifier: Apache-2.0
import type { DemoRecord } from '#demo';

/** An event as an auditor reads it: nothing here knows how the history is made. */
export interface Said {
  readonly id: string;
  /** `subject.predicate` */
  readonly name: string;
  /** milliseconds since the epoch */
  readonly at: number;
  readonly subject: string;
  readonly content: unknown;
  readonly itil: unknown;
  readonly links: unknown;
}

/** All events of one name, in the order of publication. */
export type All = (name: string) => readonly Said[];

export function allOf(records: Iterable<DemoRecord>): All {
  const byName = Map.groupBy(Array.from(records, saidOf), ({ name }) => name);
  return (name) => byName.get(name) ?? [];
}

function saidOf({ event }: DemoRecord): Said {
  const { context, subject, customData } = event.data;
  return {
    id: event.id,
    name: event.type.split('.').slice(2, 4).join('.'),
    at: Date.parse(event.time),
    subject: subject.id,
    content: subject.content,
    itil: at(customData, 'itil'),
    links: context.links ?? [],
  };
}

/** The text at a dotted path; empty where there is none. */
export function text(from: unknown, path: string): string {
  const value = at(from, path);
  return typeof value === 'string' ? value : '';
}

export function strings(from: unknown, path: string): readonly string[] {
  return items(from, path).filter((item) => typeof item === 'string');
}

export function items(from: unknown, path: string): readonly unknown[] {
  const value = path === '' ? from : at(from, path);
  return Array.isArray(value) ? value : [];
}

export function at(from: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), from);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
