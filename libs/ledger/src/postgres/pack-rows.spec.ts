// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyBuffer } from '#platform';
import { anEvent } from '#testing';
import { commitPayload } from '../domain/commitment.js';
import { decodeEntry } from '../domain/decode-entry.js';
import { leafHash } from '../domain/tree-hash.js';
import type { NewEvent } from '../ledger-store.js';
import { commitmentText } from './commit-payloads.js';
import { packRows } from './pack-rows.js';
import { restampRows } from './restamp-rows.js';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

describe('packing rows', () => {
  it('commits to a payload as the format says', () => {
    const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(salts, bytes(200), bytes(90_000), (salt, meta, value) => {
        const commitment = Buffer.from(commitPayload({ salt, meta, value })).toString('base64');
        expect(commitmentText(salt, { mediaType: null, meta, value })).toBe(commitment);
      }),
      { numRuns: 50 },
    );
  });

  it('takes the leaf hash of the very bytes that it writes', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), bytes(100), async (id, value) => {
        const source: NewEvent = {
          kind: 'event',
          channel: { kind: 'http', route: 'r', principal: 'p' },
          claim: { id, source: 's', type: 't', time: null },
          identity: null,
          payload: { mediaType: null, meta: Buffer.from('{}'), value },
          state: 2,
          reason: null,
        };
        const stamp = { ledger: 'main', origin: 'spec/main', recordedAtMs: 1_795_575_957_335 };
        const { entries, leaves } = await packRows([{ source, conflictsWith: 3 }], stamp);
        const entry = lastField(entries.finish(7));
        expect(decodeEntry(entry)).toMatchObject({ claim: { id }, conflictsWith: '3' });
        expect(Buffer.from(leafHash(entry))).toEqual(leaves[0]);
      }),
    ));

  it('records rows at another time as if they had been packed then', () => {
    const texts = fc.tuple(fc.string({ unit: 'grapheme' }), fc.option(fc.string()));
    const time = fc.integer({ min: 0, max: 4_102_444_800_000 });
    const dated = (text: string, ms: number) =>
      text.replace(
        /"recordedAt":"[^"]*","v":1}$/,
        `"recordedAt":"${new Date(ms).toISOString()}","v":1}`,
      );
    return fc.assert(
      fc.asyncProperty(fc.array(texts, { maxLength: 5 }), time, time, async (drawn, ms, later) => {
        const arrivals = drawn.map(([id, reason]) => ({
          source: { ...anEvent(id), reason },
          conflictsWith: null,
        }));
        const stamp = { ledger: 'main', origin: 'spec/main', recordedAtMs: ms };
        const packed = await packRows(arrivals, stamp);
        const before = rowsIn(packed.entries.finish(3));
        const again = restampRows(packed, later);
        const after = rowsIn(again.entries.finish(3));
        expect(after).toEqual(
          before.map(({ text, ...row }) => ({
            ...row,
            timestamp: BigInt(later - 946_684_800_000) * 1_000n,
            text: dated(text, later),
          })),
        );
        const leaves = after.map(({ text }) => Buffer.from(leafHash(Buffer.from(text))));
        expect(again.leaves).toEqual(leaves);
      }),
    );
  });

  it('moves positions to wherever they begin, as often as it must', () => {
    const place = fc.nat({ max: Number.MAX_SAFE_INTEGER - 10 });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const rows = new CopyBuffer(0);
        for (let index = 0; index < 3; index += 1) rows.row(1).position(index);
        for (const first of [one, other, one]) {
          const found = [0, 1, 2].map((index) =>
            rows.finish(first).readBigInt64BE(25 + 14 * index),
          );
          expect(found.map(Number)).toEqual([first, first + 1, first + 2]);
        }
      }),
    );
  });

  it('writes times before and after 2000 as PostgreSQL counts them', () => {
    const of = (ms: number) => new CopyBuffer(0).row(1).timestamp(ms).finish(0).readBigInt64BE(25);
    expect([of(0), of(946_684_800_001)]).toEqual([-946_684_800_000_000n, 1_000n]);
  });
});

/** What stands in rows of `ledger_entry`, read field by field. */
function rowsIn(copy: Buffer) {
  const rows = [];
  for (let at = 19; copy.readInt16BE(at) !== -1;) {
    const fields: (Buffer | null)[] = [];
    at += 2;
    for (let field = 0; field < 6; field += 1) {
      const length = copy.readInt32BE(at);
      fields.push(length < 0 ? null : copy.subarray(at + 4, at + 4 + length));
      at += 4 + Math.max(0, length);
    }
    const [ledger, position, timestamp, state, reason, text] = fields.map(
      (field) => field ?? Buffer.of(),
    );
    rows.push({
      ledger: String(ledger),
      position: position?.readBigInt64BE(),
      timestamp: timestamp?.readBigInt64BE(),
      state: state?.readInt16BE(),
      reason: String(reason),
      text: String(text),
    });
  }
  return rows;
}

/** the entry is the last of the six fields of a row, and the trailer has two bytes */
function lastField(copy: Buffer): Buffer {
  let at = 19 + 2;
  for (let field = 1; field < 6; field += 1) at += 4 + Math.max(0, copy.readInt32BE(at));
  return copy.subarray(at + 4, copy.length - 2);
}
