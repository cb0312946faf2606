// SPDX-License-Identifier: Apache-2.0
import type { RecordKind } from './record.js';

/** By what lists of each kind can be narrowed: a closed list. */
export const LABELS = {
  change: [
    'type',
    'lifecycle',
    'authorisation',
    'closeCode',
    'match',
    'unauthorised',
    'model',
    'service',
    'environment',
    'artifact',
    'config',
    'request',
    'release',
    'actor',
    'justified',
    'ratifiedInTime',
    'tier',
    'tag',
    'segregation',
    'implemented',
    'incident',
    'repair',
    'acted',
    'schedule',
  ],
  deployment: [
    'kind',
    'state',
    'tier',
    'controlled',
    'environment',
    'service',
    'match',
    'change',
    'artifact',
    'config',
    'freezeHit',
    'windowOk',
    'approvalAtStart',
    'mutableTag',
    'actor',
  ],
  approval: [
    'state',
    'meaning',
    'subjectKind',
    'subject',
    'stale',
    'self',
    'authorityAtTime',
    'verdict',
    'retroactive',
    'environment',
    'artifact',
    'change',
    'actor',
  ],
  release: ['state', 'type', 'release', 'version', 'service', 'environment', 'artifact', 'change'],
  item: ['class', 'lifecycle', 'environment', 'tier', 'name', 'tag', 'artifact'],
  incident: [
    'incident',
    'service',
    'environment',
    'severity',
    'basis',
    'causedBy',
    'fixedBy',
    'relation',
  ],
} as const satisfies Readonly<Record<RecordKind, readonly string[]>>;

/** The name of a label of a kind of record. */
export type Label<K extends RecordKind> = (typeof LABELS)[K][number];

/** What a list is narrowed by: of each name any of the values. */
export type LabelFilter<K extends RecordKind> = Readonly<
  Partial<Record<Label<K>, readonly string[]>>
>;

/** What stands under a label: of a list each, of null nothing. */
export type LabelValue = string | number | boolean | null | readonly string[];

/** What somebody can have done in a Change. */
export const ACTOR_ROLES = ['author', 'approver', 'deployer'] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** The label of who did what. */
export function actedLabel(role: ActorRole, actor: string): string {
  return `${role} ${actor}`;
}

/** Labels as texts, `name=value`, each once and sorted; what is null has none. */
export function labelTexts(labels: Readonly<Record<string, LabelValue>>): readonly string[] {
  const texts = Object.entries(labels).flatMap(([name, value]) => {
    if (value === null) return [];
    const values = typeof value === 'object' ? value : [String(value)];
    return values.map((each) => `${name}=${each}`);
  });
  return [...new Set(texts)].toSorted();
}

/** The texts of a filter: of each name a list, of which one must be there. */
export function filterTexts(
  filter: Readonly<Record<string, readonly string[] | undefined>>,
): readonly (readonly string[])[] {
  return Object.entries(filter).flatMap(([name, values]) =>
    values === undefined ? [] : [values.map((value) => `${name}=${value}`)],
  );
}
