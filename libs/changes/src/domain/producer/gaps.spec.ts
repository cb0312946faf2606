// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSequences, type ProducerGap } from './count-sequences.js';
import { type Gap, type ProducerNumbers, withNumber } from './gaps.js';

function numbersAfter(numbers: readonly number[]): ProducerNumbers | null {
  return numbers.reduce<ProducerNumbers | null>(
    (known, number) => withNumber(known, number).numbers,
    null,
  );
}

/** the gaps of a set of numbers, found the slow way */
function gapsIn(numbers: readonly number[]): readonly Gap[] {
  const sorted = [...new Set(numbers)].toSorted((left, right) => left - right);
  return sorted.slice(1).flatMap((number, index) => {
    const before = sorted[index] ?? number;
    return number - before > 1 ? [{ from: before + 1, to: number - 1 }] : [];
  });
}

const event = (producer: string, number: number, position: number) =>
  ({ kind: 'event', producer, number, position }) as const;

describe('rule 25: the numbers of a producer', () => {
  it('leave the gaps of their set, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (numbers) => {
        const after = numbersAfter(numbers);
        expect(after?.gaps).toEqual(gapsIn(numbers));
        expect(after?.repeated).toBe(numbers.length - new Set(numbers).size);
      }),
    );
  });

  it('say which gaps each of them opens and closes', () => {
    const known = numbersAfter([1, 2, 9]);
    expect(withNumber(known, 5)).toMatchObject({
      closed: [{ from: 3, to: 8 }],
      opened: [
        { from: 3, to: 4 },
        { from: 6, to: 8 },
      ],
    });
  });
});

describe('rule 25: counting the sequences of a page', () => {
  it('keeps a gap from the entry that shows it until the entry that fills it', () => {
    const page = [event('ci', 1, 0), event('ci', 3, 1), event('ci', 2, 2), event('ci', 6, 3)];
    expect(countSequences(new Map(), page).opened).toEqual([
      { producer: 'ci', from: 2, to: 2, fromPosition: 1, toPosition: 2 },
      { producer: 'ci', from: 4, to: 5, fromPosition: 3, toPosition: null },
    ]);
  });

  it('finds what a heartbeat has counted and the ledger lacks', () => {
    const heartbeat = { kind: 'heartbeat', producer: 'ci', number: 4, position: 1 } as const;
    const counted = countSequences(new Map(), [event('ci', 1, 0), heartbeat, event('ci', 2, 2)]);
    expect(counted.numbers.get('ci')?.gaps).toEqual([{ from: 3, to: 4 }]);
  });

  it('keeps the same gaps over the same positions however the events are cut into pages', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.nat(), (all, cut) => {
        const events = all.map((number, position) => event('ci', number, position));
        const at = cut % events.length;
        const whole = countSequences(new Map(), events);
        const first = countSequences(new Map(), events.slice(0, at));
        const second = countSequences(first.numbers, events.slice(at));
        expect(inOrder(joined(first.opened, second))).toEqual(inOrder(whole.opened));
      }),
    );
  });
});

function joined(
  first: readonly ProducerGap[],
  { opened, closed }: Pick<ReturnType<typeof countSequences>, 'opened' | 'closed'>,
): readonly ProducerGap[] {
  const ended = first.map((gap) => {
    const end = closed.find(({ from, to }) => from === gap.from && to === gap.to);
    return gap.toPosition === null && end !== undefined
      ? { ...gap, toPosition: end.toPosition }
      : gap;
  });
  return [...ended, ...opened];
}

function inOrder(gaps: readonly ProducerGap[]): readonly ProducerGap[] {
  return gaps.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}
