// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CloudEvent } from '#events';

/**
 * Events that could not be delivered, one a line in a file, until a later command delivers them. An
 * event may be delivered twice, which the ledger counts, and is lost only with the file. Two commands
 * may use one spool: each takes the file away before it reads it.
 */
export class Spool {
  constructor(private readonly file: string) {}

  /** Takes everything out, oldest first; what is not delivered has to be put back. */
  take(): readonly CloudEvent[] {
    const taken = `${this.file}.${process.pid}.sending`;
    if (existsSync(this.file)) renameSync(this.file, taken);
    return this.claimed().flatMap((file) => linesOf(file));
  }

  /** Keeps what was taken but is not delivered, and what came new, for the next time. */
  keep(events: readonly CloudEvent[]): void {
    if (events.length > 0) {
      mkdirSync(dirname(this.file), { recursive: true });
      const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      appendFileSync(this.file, lines, { mode: 0o600, flush: true });
    }
    for (const file of this.claimed()) rmSync(file, { force: true });
  }

  /** Files of this process, and of commands that have died with theirs. */
  private claimed(): readonly string[] {
    const folder = dirname(this.file);
    if (!existsSync(folder)) return [];
    const prefix = `${basename(this.file)}.`;
    return readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && name.endsWith('.sending'))
      .filter((name) => isMine(Number(name.slice(prefix.length).split('.')[0])))
      .map((name) => join(folder, name));
  }
}

function isMine(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

function linesOf(file: string): readonly CloudEvent[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as CloudEvent];
    } catch {
      // the last line of a command that was killed while it wrote, or the end of the file
      return [];
    }
  });
}
