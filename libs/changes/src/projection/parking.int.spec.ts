// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredEntry } from '#ledger';
import { assembleRecord } from '../domain/fold/assemble-record.js';
import { rebuildRecords } from '../rebuild-records.js';
import { eventsGiven } from '../testing/given.js';
import { BUSY_WEEK } from '../testing/busy-week.js';
import { projectAll, upTo } from '../testing/project.js';
import { createRecordsDatabase, type RecordsDatabase } from '../testing/records-database.js';
import { FOLDING, type Folding } from './fold-entries.js';
import { readEntry } from './read-entries.js';

const events = eventsGiven(...BUSY_WEEK);
/** the event that breaks what it is folded into: the upgrade of the first Change */
const POISON = 'up';

/** Assembling breaks wherever the poison is to be seen. */
const poisoned: Folding = {
  ...FOLDING,
  assemble: (reading, anchor) => {
    const isChange = anchor[0] === 'change' && anchor[2] === 'CR-1';
    if (isChange && reading.select('context', `ctx:${POISON}`).length > 0) {
      throw new RangeError('poison');
    }
    return assembleRecord(reading, anchor);
  },
};

let test: RecordsDatabase;

beforeAll(async () => {
  test = await createRecordsDatabase();
  await test.fill('clean', events);
  await projectAll(test, 'clean');
});
afterAll(() => test.drop());

const recordsIn = (ledger: string) =>
  test.database.query<{ anchor: string; json: string }>(
    `SELECT anchor, regexp_replace(record::text, '"recordedAt":"[^"]*",', '', 'g') AS json
       FROM record_view WHERE ledger = $1 AND record IS NOT NULL ORDER BY anchor COLLATE "C"`,
    [ledger],
  );
const parkedIn = (ledger: string) =>
  test.database.query('SELECT anchor, position, reason FROM parked_record WHERE ledger = $1', [
    ledger,
  ]);
const isBroken = ({ anchor }: { anchor: string }) => anchor === '["change","request","CR-1"]';

describe('an event that breaks a fold', () => {
  it.each([1, 7, 1_000])(
    'parks its record with its later facts, and the others go on (pages of %d)',
    async (page) => {
      const ledger = `poison-${page}`;
      await test.fill(ledger, events);
      const projecting = { ...test, folding: poisoned };
      for (let size = page; size < events.length; size += page) {
        await projectAll(upTo(projecting, size), ledger);
      }
      await projectAll(projecting, ledger);
      const [parked, clean] = [await recordsIn(ledger), await recordsIn('clean')];
      expect(parked.filter((each) => !isBroken(each))).toEqual(
        clean.filter((each) => !isBroken(each)),
      );
      const position = events.findIndex(({ id }) => id === POISON);
      expect(await parkedIn(ledger)).toEqual([
        { anchor: '["change","request","CR-1"]', position, reason: 'RangeError: poison' },
      ]);
      const [broken] = parked.filter(isBroken);
      expect(JSON.parse(broken?.json ?? '')).toMatchObject({
        lifecycle: 'scheduled',
        lastPosition: position - 1,
      });
    },
  );

  it('is folded by a rebuild that knows better', async () => {
    await test.fill('healed', events);
    await projectAll({ ...test, folding: poisoned }, 'healed');
    await rebuildRecords('healed', test);
    expect([await recordsIn('healed'), await parkedIn('healed')]).toEqual([
      await recordsIn('clean'),
      [],
    ]);
  });
});

describe('an entry that breaks its reader', () => {
  it('is parked alone', async () => {
    await test.fill('unreadable', events);
    const read = (entry: StoredEntry) => {
      if (entry.position === 3) throw new TypeError('not to be read');
      return readEntry(entry);
    };
    await projectAll({ ...test, folding: { ...FOLDING, read } }, 'unreadable');
    expect(await parkedIn('unreadable')).toEqual([
      { anchor: '["entry","3"]', position: 3, reason: 'TypeError: not to be read' },
    ]);
    expect((await recordsIn('unreadable')).length).toBe((await recordsIn('clean')).length);
  });
});
