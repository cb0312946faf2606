// SPDX-License-Identifier: Apache-2.0
import { type Counted, type Gap, type ProducerNumbers, withHeartbeat, withNumber } from './gaps.js';
import type { Sequence } from './sequence-of.js';

/** A gap of a producer while the ledger had it: until before `toPosition`, or still. */
export interface ProducerGap extends Gap {
  readonly producer: string;
  readonly fromPosition: number;
  readonly toPosition: number | null;
}

/** What a page did to the numbers of producers. */
export interface CountedPage {
  readonly numbers: ReadonlyMap<string, ProducerNumbers>;
  /** gaps that opened in the page, those included that it closed again */
  readonly opened: readonly ProducerGap[];
  /** gaps from before the page that it closed */
  readonly closed: readonly ProducerGap[];
}

/** Counts the sequences of a page, in the order of positions; `known` is not changed. */
export function countSequences(
  known: ReadonlyMap<string, ProducerNumbers>,
  page: readonly Sequence[],
): CountedPage {
  const numbers = new Map<string, ProducerNumbers>();
  const opened = new Map<string, ProducerGap>();
  const closed: ProducerGap[] = [];
  for (const sequence of page) {
    const { producer, position } = sequence;
    const counted = count(numbers.get(producer) ?? known.get(producer) ?? null, sequence);
    if (counted === null) continue;
    numbers.set(producer, counted.numbers);
    for (const gap of counted.closed) {
      const name = nameOf(producer, gap);
      const own = opened.get(name);
      if (own === undefined)
        closed.push({ ...gap, producer, fromPosition: 0, toPosition: position });
      else close(opened, name, position);
    }
    for (const gap of counted.opened) {
      opened.set(nameOf(producer, gap), {
        ...gap,
        producer,
        fromPosition: position,
        toPosition: null,
      });
    }
  }
  return { numbers, opened: [...opened.values()], closed };
}

function count(known: ProducerNumbers | null, { kind, number }: Sequence): Counted | null {
  if (kind === 'event') return withNumber(known, number);
  return known === null ? null : withHeartbeat(known, number);
}

function nameOf(producer: string, { from, to }: Gap): string {
  return `${from} ${to} ${producer}`;
}

/** A closed gap keeps its row under a name of its own: the same numbers may be lacking again. */
function close(opened: Map<string, ProducerGap>, name: string, toPosition: number): void {
  const gap = opened.get(name);
  if (gap === undefined) return;
  opened.delete(name);
  opened.set(`${name} ${toPosition}`, { ...gap, toPosition });
}
