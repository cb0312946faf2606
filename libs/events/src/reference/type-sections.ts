// SPDX-License-Identifier: Apache-2.0
import { ITIL_NAMES, STANDARD_NAMES } from '../catalogue/event-name.js';
import { ITIL_TYPES } from '../catalogue/itil-types.js';
import { PROFILE } from '../catalogue/profile.js';
import { STANDARD_TYPES } from '../catalogue/standard-types.js';
import type { StandardType } from '../catalogue/standard-types.js';
import { shapeNotation } from './field-notation.js';
import { bullets, code } from './markdown.js';

/** The types of the CDEvents vocabulary, with their versions and content. */
export function standardTypes(): string {
  const lines = STANDARD_NAMES.map((name) => {
    const entry = STANDARD_TYPES[name];
    const [subject = '', predicate = ''] = name.split('.');
    return { subject, predicate, rest: `(${versions(entry)}) ${content(shapeNotation(entry))}` };
  });
  return bullets(merged(lines));
}

/** Our own types, each predicate with its schema. */
export function itilTypes(): string {
  const lines = ITIL_NAMES.map((name) => {
    const [subject = '', predicate = ''] = name.split('.');
    const rest = content(shapeNotation(ITIL_TYPES[name]));
    return { subject, predicate: `[${predicate}](${name}.schema.json)`, rest };
  });
  return bullets(merged(lines));
}

/** The members of the ITIL profile. */
export function profileMembers(): string {
  const items = Object.entries(PROFILE.optional).map(
    ([key, { shape }]) => `**${key}** ${content(shapeNotation(shape))}`,
  );
  return bullets(items);
}

interface Line {
  readonly subject: string;
  readonly predicate: string;
  readonly rest: string;
}

/** One item for the types of a subject that differ by predicate alone. */
function merged(lines: readonly Line[]): readonly string[] {
  const groups = Map.groupBy(lines, ({ subject, rest }) => `${subject} ${rest}`);
  return Array.from(groups.values(), (group) => {
    const predicates = group.map(({ predicate }) => predicate).join(', ');
    return `**${group[0]?.subject}** ${predicates} ${group[0]?.rest}`;
  });
}

function versions({ versions: by }: StandardType): string {
  if (by['0.6-draft'] !== null) return `draft ${by['0.6-draft']}`;
  return [by['0.3'] ?? '–', by['0.4'] ?? '–', by['0.5'] ?? '–'].join(' · ');
}

function content(fields: string): string {
  return fields === '' ? '(empty)' : code(fields);
}
