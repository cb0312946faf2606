// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DemoRecord } from '#demo';

const LINES_AT_ONCE = 500;

/** Writes a history as NDJSON, one structured CloudEvent a line, in the order of publication. */
export async function writeDemo(
  history: Iterable<DemoRecord>,
  file: string,
  note: (text: string) => void,
): Promise<number> {
  let written = 0;
  function* lines(): Generator<string> {
    let block: string[] = [];
    for (const { event } of history) {
      block.push(JSON.stringify(event), '\n');
      written += 1;
      if (written % LINES_AT_ONCE !== 0) continue;
      yield block.join('');
      block = [];
      note(`${written} events`);
    }
    yield block.join('');
  }
  const out = file === '-' ? process.stdout : createWriteStream(file);
  await pipeline(Readable.from(lines()), out, { end: file !== '-' });
  return written;
}
