// SPDX-License-Identifier: Apache-2.0

const QUIET_MS = 1_000;
const EVERY_MS = 200;
const WIDTH = 30;

/** Told how much is done of how much. */
export interface ProgressBar {
  readonly update: (done: number, total: number) => void;
  /** Takes the bar off the terminal. */
  readonly end: () => void;
}

/** Shows on a terminal how far a work is that lasts longer than a second; silent when piped. */
export function progressBar(unit: string, out = process.stderr): ProgressBar {
  const began = Date.now();
  let shownAt = began + QUIET_MS - EVERY_MS;
  let isShown = false;
  return {
    update: (done, total) => {
      if (!out.isTTY || Date.now() - shownAt < EVERY_MS) return;
      shownAt = Date.now();
      isShown = true;
      out.write(`\r\u001b[K${drawn(done, total, (shownAt - began) / 1_000)} ${unit}/s`);
    },
    end: () => {
      if (isShown) out.write('\r\u001b[K');
    },
  };
}

function drawn(done: number, total: number, seconds: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = '█'.repeat(Math.floor(share * WIDTH)).padEnd(WIDTH, '░');
  const rate = Math.floor(done / seconds).toLocaleString('en');
  return `${filled} ${Math.floor(share * 100)} %, ${rate}`;
}
