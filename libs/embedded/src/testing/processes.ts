// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The processes that name the folder in an argument or work in it (Linux). */
export async function processesOf(folder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
      return line.includes(folder) || cwd.startsWith(folder) ? [pid] : [];
    }),
  );
  return found.flat();
}

/** How long it takes until none of them is left, in milliseconds. */
export async function timeUntilNoneOf(folder: string): Promise<number> {
  const start = performance.now();
  while ((await processesOf(folder)).length > 0) await sleep(20);
  return performance.now() - start;
}
