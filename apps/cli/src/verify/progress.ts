// SPDX-License-Identifier: Apache-2.0
import { type ArchiveReader, CHECKPOINT_PATH, parseArchivePath } from '#ledger';

const QUIET_MS = 1_000;
const EVERY_MS = 200;
const BAR_WIDTH = 30;

/** Where progress is shown, and how late it is. */
export interface Terminal {
  readonly isTTY: boolean;
  readonly write: (text: string) => unknown;
  readonly nowMs: () => number;
}

/** Shows on a terminal how far a verification is that lasts longer than a second. */
export function showProgress(reader: ArchiveReader, out: Terminal): ArchiveReader {
  if (!out.isTTY) return reader;
  const began = out.nowMs();
  let [size, shownAt] = [0, began + QUIET_MS - EVERY_MS];
  const show = (path: string): void => {
    const file = parseArchivePath(path);
    if (file?.kind !== 'entries' || out.nowMs() - shownAt < EVERY_MS) return;
    shownAt = out.nowMs();
    out.write(`\r\u001b[K${bar(file.index * 256, size, shownAt - began)}`);
  };
  return {
    read: async (path) => {
      show(path);
      const bytes = await reader.read(path);
      if (path === CHECKPOINT_PATH && bytes !== null) size = sizeIn(bytes);
      return bytes;
    },
    close: async () => {
      if (shownAt > began + QUIET_MS) out.write('\r\u001b[K');
      await reader.close();
    },
  };
}

/** The size that a checkpoint claims: only to draw with. */
function sizeIn(checkpoint: Uint8Array): number {
  return Number(new TextDecoder().decode(checkpoint).split('\n')[1]);
}

function bar(done: number, size: number, elapsedMs: number): string {
  const share = size > 0 ? Math.min(1, done / size) : 0;
  const filled = '█'.repeat(Math.floor(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
  const rate = Math.floor(done / (elapsedMs / 1000)).toLocaleString('en');
  return `${filled} ${Math.floor(share * 100)} %, ${rate} entries/s`;
}
