// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';

/** What an event says of how many its producer has published (records.md rule 25). */
export interface Sequence {
  readonly kind: 'event' | 'heartbeat';
  readonly producer: string;
  readonly number: number;
  readonly position: number;
}

/** The sequence that a fact states, or null. */
export function sequenceOf(fact: Fact): Sequence | null {
  const position = Number(fact.origin.position);
  if (fact.name === 'itil-producer.heartbeat') {
    const { producer, sequenceHigh } = fact.content;
    const isSaid = typeof producer === 'string' && typeof sequenceHigh === 'number';
    return isSaid ? { kind: 'heartbeat', producer, number: sequenceHigh, position } : null;
  }
  const sequence = fact.profile?.sequence;
  if (sequence === undefined) return null;
  return { kind: 'event', producer: sequence.producer, number: sequence.number, position };
}
