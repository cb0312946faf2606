// SPDX-License-Identifier: Apache-2.0
import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectLines } from './lines.js';

describe('lines', () => {
  it('are the same however the text is cut into pieces', () => {
    const pieces = array(string({ unit: constantFrom('a', 'b', '\n') }));
    assert(
      property(pieces, (cut) => {
        const told: string[] = [];
        const lines = collectLines((line) => told.push(line));
        for (const piece of cut) lines.add(piece);
        const all = cut.join('').split('\n');
        const rest = all.pop() ?? '';
        expect({ told, last: lines.last() }).toEqual({
          told: all,
          last: rest === '' ? all : [...all, rest],
        });
      }),
    );
  });

  it('are kept by the hundred', () => {
    const lines = collectLines();
    lines.add('line\n'.repeat(1_000));
    expect(lines.last().length).toBe(100);
  });
});
