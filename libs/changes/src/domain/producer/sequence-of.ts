// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';

/** What an event says of how many its producer has published (records.md rule 25). */
export interface Sequence {
  readonly kind: 'event' | 'heartbeat';
  readonly producer: string;
  readonly number: number;
  readonly position: number;
}

/** The sequence that the event at a position states, or null. */
export function sequenceOf(
  { name, content, profile }: Pick<Fact, 'name' | 'content' | 'profile'>,
  position: number,
): Sequence | null {
  if (name === 'itil-producer.heartbeat') {
    const { producer, sequenceHigh } = content;
    const isSaid = typeof producer === 'string' && typeof sequenceHigh === 'number';
    return isSaid ? { kind: 'heartbeat', producer, number: sequenceHigh, position } : null;
  }
  const sequence = profile?.sequence;
  if (sequence === undefined) return null;
  return { kind: 'event', producer: sequence.producer, number: sequence.number, position };
}
