// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteVerdict } from './check-note.js';
import { anyWitness, hasQuorum, type Quorum, quorumTime, witnessGroup } from './quorum.js';
import { signerKey } from './signer-key.js';

const KEYS = [1, 2, 3, 4, 5].map(
  (byte) => signerKey(`witness/${byte}`, 'witness', new Uint8Array(32).fill(byte)).verifier,
);
const WITNESSES = KEYS.map((key): Quorum => ({ kind: 'witness', key }));

/** A note cosigned by the witnesses that have a time here. */
function seen(...times: readonly (bigint | null)[]): NoteVerdict {
  const by = times.flatMap((timestamp, at) =>
    timestamp === null ? [] : [{ key: KEYS[at]!, timestamp }],
  );
  return { kind: 'signed', by };
}

describe('a quorum', () => {
  it('of one witness is reached when that one has cosigned', () => {
    const notes = [seen(7n), seen(null, 7n)];
    expect(notes.map((note) => quorumTime(WITNESSES[0]!, note))).toEqual([7n, null]);
  });

  it('of k witnesses has the k-th earliest time', () => {
    const note = seen(300n, 100n, 200n);
    const times = [1, 2, 3, 4].map((k) => quorumTime(witnessGroup(k, WITNESSES), note));
    expect(times).toEqual([100n, 200n, 300n, null]);
  });

  it('of groups has the k-th earliest time of those that are reached', () => {
    const quorum = witnessGroup(2, [
      witnessGroup(2, WITNESSES.slice(0, 3)),
      witnessGroup(1, WITNESSES.slice(3)),
    ]);
    const notes = [
      seen(1n, 2n, 3n, 9n, 8n),
      seen(null, 20n, 30n, 9n),
      seen(1n, null, null, 9n),
      seen(1n, 2n, 3n),
    ];
    expect(notes.map((note) => quorumTime(quorum, note))).toEqual([8n, 30n, null, null]);
  });

  it('of nobody is reached without a time', () => {
    const notes: readonly NoteVerdict[] = [seen(1n), { kind: 'unknown' }];
    expect(notes.map((note) => hasQuorum({ kind: 'none' }, note))).toEqual([true, true]);
    expect(notes.map((note) => quorumTime({ kind: 'none' }, note))).toEqual([null, null]);
  });

  it('is never reached by a note that is forged or unknown', () => {
    const notes: readonly NoteVerdict[] = [{ kind: 'forged', key: KEYS[0]! }, { kind: 'unknown' }];
    expect(notes.map((note) => hasQuorum(anyWitness(KEYS), note))).toEqual([false, false]);
    expect(hasQuorum({ kind: 'none' }, notes[0]!)).toBe(false);
  });

  it('of any witness leaves out the keys of logs, and is never reached without witnesses', () => {
    const log = signerKey('log', 'log', new Uint8Array(32).fill(9)).verifier;
    expect(anyWitness([log, KEYS[0]!])).toEqual(witnessGroup(1, [WITNESSES[0]!]));
    expect(hasQuorum(anyWitness([log]), seen(1n))).toBe(false);
  });

  it('takes no signature of a log for that of a witness with the same key', () => {
    const log = { ...KEYS[0]!, role: 'log' } as const;
    const note: NoteVerdict = { kind: 'signed', by: [{ key: log, timestamp: null }] };
    expect(hasQuorum(WITNESSES[0]!, note)).toBe(false);
  });

  it('is reached no later the more witnesses have cosigned', () => {
    const time = fc.option(fc.bigInt({ min: 1n, max: 99n }));
    const times = fc.array(time, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(times, fc.nat(4), fc.integer({ min: 1, max: 5 }), (all, at, threshold) => {
        const quorum = witnessGroup(threshold, WITNESSES);
        const [more, fewer] = [all, all.with(at, null)].map((of) =>
          quorumTime(quorum, seen(...of)),
        );
        expect((more ?? 100n) <= (fewer ?? 100n)).toBe(true);
      }),
    );
  });
});
