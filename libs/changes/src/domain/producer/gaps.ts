// SPDX-License-Identifier: Apache-2.0

/** Numbers that a producer has given to events and that the ledger lacks, both ends included. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** What is known of a producer's numbers: everything between the two ends, but for the gaps. */
export interface ProducerNumbers {
  readonly lowest: number;
  readonly highest: number;
  /** ascending, without touching each other */
  readonly gaps: readonly Gap[];
  /** how often a number came again */
  readonly repeated: number;
}

/** The numbers with one more, and which gaps that opened and closed. */
export interface Counted {
  readonly numbers: ProducerNumbers;
  readonly opened: readonly Gap[];
  readonly closed: readonly Gap[];
}

/**
 * The numbers with that of one more event; null: none was known before. Any order of the same events
 * ends with the same gaps (records.md rule 25).
 */
export function withNumber(known: ProducerNumbers | null, number: number): Counted {
  if (known === null) return unchanged({ lowest: number, highest: number, gaps: [], repeated: 0 });
  const { lowest, highest, gaps, repeated } = known;
  if (number > highest) return extended({ ...known, highest: number }, highest + 1, number - 1);
  if (number < lowest) return extended({ ...known, lowest: number }, number + 1, lowest - 1);
  const index = gaps.findIndex(({ from, to }) => from <= number && number <= to);
  const hit = gaps[index];
  if (hit === undefined) return unchanged({ ...known, repeated: repeated + 1 });
  const opened = [...gapOf(hit.from, number - 1), ...gapOf(number + 1, hit.to)];
  const rest = gaps.toSpliced(index, 1, ...opened);
  return { numbers: { ...known, gaps: rest }, opened, closed: [hit] };
}

/**
 * The numbers when a heartbeat says how far they go: what its producer has counted and the ledger
 * lacks is a gap. Of a producer of which nothing else is known a heartbeat says nothing.
 */
export function withHeartbeat(known: ProducerNumbers, sequenceHigh: number): Counted {
  const { highest } = known;
  if (sequenceHigh <= highest) return unchanged(known);
  return extended({ ...known, highest: sequenceHigh }, highest + 1, sequenceHigh);
}

/** A gap beyond the ends known so far; it may touch the last or the first one, and is one with it. */
function extended(numbers: ProducerNumbers, from: number, to: number): Counted {
  const [gap] = gapOf(from, to);
  if (gap === undefined) return unchanged(numbers);
  const { gaps } = numbers;
  const closed = gaps.filter((each) => each.to + 1 === gap.from || gap.to + 1 === each.from);
  const opened = {
    from: Math.min(gap.from, ...closed.map((each) => each.from)),
    to: Math.max(gap.to, ...closed.map((each) => each.to)),
  };
  const rest = [...gaps.filter((each) => !closed.includes(each)), opened];
  const sorted = rest.toSorted((left, right) => left.from - right.from);
  return { numbers: { ...numbers, gaps: sorted }, opened: [opened], closed };
}

function unchanged(numbers: ProducerNumbers): Counted {
  return { numbers, opened: [], closed: [] };
}

function gapOf(from: number, to: number): readonly Gap[] {
  return from <= to ? [{ from, to }] : [];
}
