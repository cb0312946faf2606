// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { encodeEntryBundle } from './entry-bundle.js';
import { buildArchive } from './testing/build-archive.js';
import { actAt, eventAt, exampleLedger, LOG } from './testing/example-ledger.js';
import { change, SOUND, verdicts, verify } from './testing/verify.js';

describe('an erased payload', () => {
  const ledger = exampleLedger(600, 2);

  it('is redacted when an entry says so', () => {
    expect(verdicts(verify(buildArchive(ledger, LOG)))).toEqual(SOUND.with(1, 'REDACTED at 2'));
  });

  it.each([
    ['no erasure', eventAt(7)],
    ['an act of another kind', actAt(7, 'report', { positions: ['2'] })],
    ['an erasure of another position', actAt(7, 'erasure', { positions: ['3'] })],
    ['an erasure that names no positions', actAt(7, 'erasure', { positions: 2 })],
  ])('is missing when the entry is %s', (_what, other) => {
    const slot = { kind: 'erased', position: 2, erasure: 7 } as const;
    const archived = ledger.with(7, other).with(2, { ...ledger[2]!, slot });
    expect(verdicts(verify(buildArchive(archived, LOG)))[1]).toBe('INCOMPLETE at 2');
  });

  it('is missing when the erasure was recorded before it', () => {
    const archived = ledger
      .with(1, actAt(1, 'erasure', { positions: ['2'] }))
      .with(2, { ...ledger[2]!, slot: { kind: 'erased', position: 2, erasure: 1 } });
    expect(verdicts(verify(buildArchive(archived, LOG)))[1]).toBe('INCOMPLETE at 2');
  });

  it('is missing when no entry is there, or no slot says that it was erased', () => {
    const slots = [
      { kind: 'erased', position: 2, erasure: 600 },
      { kind: 'erased', position: 2, erasure: Number.MAX_SAFE_INTEGER },
      { kind: 'none', position: 2 },
    ] as const;
    const archives = slots.map((slot) =>
      buildArchive(ledger.with(2, { ...ledger[2]!, slot }), LOG),
    );
    expect(archives.map((archive) => verdicts(verify(archive))[1])).toEqual(
      slots.map(() => 'INCOMPLETE at 2'),
    );
  });

  it('is missing when the erasure is not the one of the tree', () => {
    const forged = actAt(599, 'erasure', { positions: ['2', '3'] });
    const archive = change(buildArchive(ledger, LOG), 'tile/entries/002.p/88', () =>
      encodeEntryBundle(
        ledger
          .slice(512)
          .with(87, forged)
          .map(({ entry }) => entry),
      ),
    );
    expect(verdicts(verify(archive)).slice(0, 2)).toEqual(['TAMPERED at 599', 'INCOMPLETE at 2']);
  });
});
