// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { showProgress } from './progress.js';

const CHECKPOINT = new TextEncoder().encode('ledger.example.com/x\n2560\n');

/** What is written on a terminal while bundle after bundle is read, each taking so long. */
async function writtenWhile(stepMs: number, isTTY = true): Promise<readonly string[]> {
  const written: string[] = [];
  let now = 0;
  const reader = showProgress(
    {
      read: (path) => {
        now += stepMs;
        return Promise.resolve(path === 'checkpoint' ? CHECKPOINT : new Uint8Array(0));
      },
      close: () => Promise.resolve(),
    },
    { isTTY, write: (text) => written.push(text), nowMs: () => now },
  );
  await reader.read('checkpoint');
  for (let index = 0; index < 10; index += 1) await reader.read(`tile/entries/00${index}`);
  await reader.close();
  return written;
}

describe('progress', () => {
  it('is not shown for what is done within a second, nor where nobody looks', async () => {
    expect([await writtenWhile(90), await writtenWhile(900, false)]).toEqual([[], []]);
  });

  it('is a bar with the rate, gone at the end', async () => {
    const written = await writtenWhile(500);
    expect([written.length, written[1], written.at(-1)]).toEqual([
      10,
      '\r\u001b[K██████░░░░░░░░░░░░░░░░░░░░░░░░ 20 %, 341 entries/s',
      '\r\u001b[K',
    ]);
  });
});
