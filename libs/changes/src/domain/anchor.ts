// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { Fact, KeyKind, Place } from '#events';
import { isControlled } from './environment-tier.js';

/** What a Change is anchored on: an act in a controlled environment, or a request for one. */
export interface ChangeAnchor {
  /** the Change's id and number: derived from the anchor, so a rebuild gives the same */
  readonly id: string;
  readonly environment: string;
}

const EFFECTS = new Set(['deployed', 'upgraded', 'rolledback', 'removed']);
const ACTS = new Set(['itil-deployment', 'itil-configuration']);

/** Whether a fact is a step of bringing something into an environment. */
export function isDeployment(fact: Fact): boolean {
  return ACTS.has(fact.subject) || (fact.subject === 'service' && EFFECTS.has(fact.predicate));
}

/** The Changes that a fact belongs to as an act or a request (records.md §0); usually none or one. */
export function anchorsOf(fact: Fact): readonly ChangeAnchor[] {
  if (!isDeployment(fact) && fact.subject !== 'itil-changerequest') return [];
  const anchors = fact.places.flatMap((place) => {
    const { environment } = place;
    if (environment === null || !isControlled(environment)) return [];
    return [{ id: changeId([scopeOf(fact, place), environment]), environment }];
  });
  return [...new Map(anchors.map((anchor) => [anchor.id, anchor])).values()];
}

/** What holds the steps of one Change together: its request, else its chain, else the deployment. */
function scopeOf(fact: Fact, { service }: Place): string {
  const request = valueOf(fact, 'changeRequest');
  if (request !== null) return `request ${request}`;
  const chain = valueOf(fact, 'chain');
  if (chain !== null) return `chain ${chain} ${service}`;
  const deployment = valueOf(fact, 'deployment');
  if (deployment !== null) return `deployment ${deployment}`;
  return `service ${service} ${valueOf(fact, 'artifact') ?? valueOf(fact, 'config') ?? fact.id}`;
}

function valueOf(fact: Fact, kind: KeyKind): string | null {
  const key = fact.keys.find((each) => each.kind === kind && each.role !== 'previous');
  return key?.value ?? null;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 12;

function changeId(parts: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  const digits = Array.from({ length: DIGITS }, (_, index) =>
    ALPHABET.charAt((digest[index] ?? 0) % ALPHABET.length),
  );
  return `CHG-${digits.join('')}`;
}
