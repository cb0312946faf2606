// SPDX-License-Identifier: Apache-2.0
import { type Fact, type KeyKind, keyText } from '#events';
import { type Evidence, type EvidenceKind, isAct, shelfKey } from './evidence.js';
import type { EvidenceKey } from './head.js';
import { declared } from './key-texts.js';
import { ownKeys } from './own-keys.js';

/** Where evidence stands in the book, each place once: what its fact names, and what it is about. */
export function keysOf(evidence: Evidence, fact: Fact): readonly EvidenceKey[] {
  const kinds = isAct(evidence) ? ACT_KEYS : (KINDS[evidence.kind] ?? []);
  const shelf = isAct(evidence) ? 'act' : evidence.kind;
  const named = fact.keys
    .filter(({ kind, role, rule }) => {
      const isLooked = kinds.includes(kind) && !(kind === 'config' && keepsConfig(evidence));
      return isLooked && role !== 'previous' && !rule.startsWith('link.');
    })
    .map((key) => ({
      key: shelfKey(shelf, keyText(key)),
      rule: key.rule,
      basis: key.basis,
    }));
  return once([...named, ...ownKeys(evidence), ...linkKeys(evidence)]);
}

/** By which kinds of key each kind of evidence is looked for: the typed, directed paths. */
const KINDS: Readonly<Partial<Record<EvidenceKind, readonly KeyKind[]>>> = {
  sourceChange: ['sourceChange', 'commit', 'domain'],
  build: ['artifact', 'chain'],
  artifact: ['artifact', 'tag'],
  test: ['artifact', 'config', 'commit', 'chain'],
  ticket: ['ticket'],
  request: ['artifact', 'scope', 'ticket'],
  approval: [
    'approval',
    'changeRequest',
    'artifact',
    'scope',
    'resource',
    'run',
    'chain',
    'domain',
  ],
  gate: ['changeRequest', 'artifact'],
  incident: ['incident', 'ticket'],
  release: ['release', 'artifact'],
};

/** Every deployment repeats the configuration that holds anyway: only who changes it is found by it. */
function keepsConfig(evidence: Evidence): boolean {
  if (!isAct(evidence)) return false;
  const { configDigest, previousConfigDigest } = evidence;
  return configDigest !== null && configDigest === previousConfigDigest;
}

const ACT_KEYS: readonly KeyKind[] = ['artifact', 'config', 'changeRequest'];

/** Every event can be linked to; what an act repairs or carries out is also looked for from there. */
function linkKeys(evidence: Evidence): readonly EvidenceKey[] {
  if (evidence.kind === 'link' || evidence.kind === 'configuration') return [];
  const self = declared('context', `ctx:${evidence.id}`, 'context.id');
  if (!isAct(evidence)) return [self];
  const targets = evidence.links.flatMap(({ kind, context }) =>
    BACKWARDS.has(kind) && context !== null
      ? [declared('act', `${kind} ctx:${context}`, `link.${kind}`)]
      : [],
  );
  return [self, ...targets];
}

const BACKWARDS: ReadonlySet<string> = new Set(['REMEDIES', 'IMPLEMENTS']);

/** The first rule that names a key is kept; a declared one before an inferred one. */
function once(keys: readonly EvidenceKey[]): readonly EvidenceKey[] {
  const found = new Map<string, EvidenceKey>();
  for (const each of keys) {
    const known = found.get(each.key);
    if (known === undefined || (known.basis === 'inferred' && each.basis === 'declared')) {
      found.set(each.key, each);
    }
  }
  return [...found.values()];
}
