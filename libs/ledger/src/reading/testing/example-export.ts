// SPDX-License-Identifier: Apache-2.0
import { answerLater } from '../../domain/asking.js';
import { type Archive, buildArchive } from '../../domain/testing/build-archive.js';
import { buildExport } from '../../domain/testing/build-export.js';
import { exampleLedger, LOG } from '../../domain/testing/example-ledger.js';
import { REQUEST, verdicts } from '../../domain/testing/verify.js';
import { verifyArchive } from '../../domain/verify-archive.js';
import type { ArchiveReader } from '../archive-reader.js';

/** The last four entries of a ledger of 260, one of them erased: a few kilobytes. */
export function exampleExport(): Archive {
  const request = { size: 260, range: { from: 256, to: 260 }, erasures: [259], pinned: [] };
  return buildExport(buildArchive(exampleLedger(260, 257), LOG), request);
}

/** The verdicts on `exampleExport`. */
export const EXAMPLE_VERDICTS = ['OK', 'REDACTED at 257', 'UNANCHORED', 'UNANCHORED'];

/** Verifies what a reader reads, and closes it. */
export async function verdictsOf(reader: ArchiveReader): Promise<readonly string[]> {
  try {
    return verdicts(await answerLater(verifyArchive(REQUEST), (path) => reader.read(path)));
  } finally {
    await reader.close();
  }
}
