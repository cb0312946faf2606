// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { LedgerError } from '../domain/errors.js';
import { buildArchive } from '../domain/testing/build-archive.js';
import { exampleLedger, LOG } from '../domain/testing/example-ledger.js';
import type { ArchiveReader } from './archive-reader.js';
import { httpReader } from './http-reader.js';
import { readAhead } from './read-ahead.js';
import { EXAMPLE_VERDICTS, exampleExport, verdictsOf } from './testing/example-export.js';
import { filesUnder, serve } from './testing/serve.js';

/** Reads from memory, noting the paths. */
function noting(
  read: (path: string) => Uint8Array | null,
  asked: string[] = [],
): ArchiveReader & { readonly asked: string[] } {
  return {
    asked,
    read: (path) => {
      asked.push(path);
      return Promise.resolve().then(() => read(path));
    },
    close: () => Promise.resolve(),
  };
}

describe('reading ahead', () => {
  it('changes no verdict', async () => {
    const files = exampleExport();
    const reader = noting((path) => files.get(path) ?? null);
    expect(await verdictsOf(readAhead(reader))).toEqual(EXAMPLE_VERDICTS);
  });

  it('asks for each file once, and for few that nobody wants', async () => {
    const files = buildArchive(exampleLedger(256 * 20 + 5), LOG);
    const reader = noting((path) => files.get(path) ?? null);
    const found = await verdictsOf(readAhead(reader));
    const strangers = reader.asked.filter((path) => !files.has(path) && path !== 'range');
    expect([found[0], strangers.length, new Set(reader.asked).size]).toEqual([
      'OK',
      18,
      reader.asked.length,
    ]);
  });

  it('asks again for what it could not have ahead', async () => {
    const failed = new Set<string>();
    const reader = noting((path) => {
      const isFirst = !failed.has(path);
      failed.add(path);
      if (isFirst && path !== 'tile/0/000') throw new LedgerError('ARCHIVE_UNREADABLE', path);
      return new Uint8Array(0);
    });
    const ahead = readAhead(reader);
    await ahead.read('tile/0/000');
    expect(await ahead.read('tile/0/001')).toEqual(new Uint8Array(0));
  });

  it('passes on what cannot be read when it is wanted', async () => {
    const reader = noting(() => {
      throw new LedgerError('ARCHIVE_FORBIDDEN', 'no');
    });
    await expect(readAhead(reader).read('payload/000')).rejects.toMatchObject({
      code: 'ARCHIVE_FORBIDDEN',
    });
  });

  it('keeps a slow host busy over few connections', async () => {
    const files = buildArchive(exampleLedger(256 * 24), LOG);
    const sockets = new Set<unknown>();
    let [open, most, requests] = [0, 0, 0];
    const url = await serve((request, response) => {
      sockets.add(request.socket);
      requests += 1;
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        filesUnder('/', files)(request, response);
      }, 20);
    });
    const found = await verdictsOf(readAhead(httpReader(url)));
    expect([found[0], most > 6, most <= 21]).toEqual(['OK', true, true]);
    expect(sockets.size).toBeLessThan(requests / 2);
  });
});
