// SPDX-License-Identifier: Apache-2.0
import { type Fact, type KeyKind, keyText } from '#events';

/** From which facts evidence is gathered along which keys: directed, never "anything connected". */
const PATHS: Readonly<Record<string, readonly KeyKind[]>> = {
  'itil-changerequest': ['changeRequest', 'sourceChange', 'artifact'],
  artifact: ['commit', 'sourceChange'],
  build: ['commit', 'sourceChange', 'artifact'],
  change: ['sourceChange'],
};
const FROM_DEPLOYMENT: readonly KeyKind[] = [
  'artifact',
  'config',
  'changeRequest',
  'deployment',
  'chain',
];

/** How many hops lie between a deployment and the review of a commit that it brought. */
export const LONGEST_PATH = 4;

/** The keys by which evidence goes on from a fact; what was there before is no evidence of it. */
export function pathKeys(fact: Fact, isAnchored: boolean): readonly string[] {
  const kinds = isAnchored ? FROM_DEPLOYMENT : (PATHS[fact.subject] ?? []);
  return fact.keys
    .filter(({ kind, role }) => role !== 'previous' && kinds.includes(kind))
    .map(keyText);
}
