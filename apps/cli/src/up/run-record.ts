// SPDX-License-Identifier: Apache-2.0
import { removeRunFile, type RunFile, writeRunFile } from '../run-file.js';

/** What `run.json` says, kept true while processes come and go. */
export class RunRecord {
  private readonly pids = new Map<string, number>([['up', process.pid]]);
  private content: Omit<RunFile, 'pids'> | null = null;

  constructor(private readonly dataDir: string) {}

  /** A process has started, for the first time or again. */
  readonly onPid = (name: string, pid: number): void => {
    this.pids.set(name, pid);
    this.write();
  };

  /** From now on the file is there. */
  publish(content: Omit<RunFile, 'pids'>): void {
    this.content = content;
    this.write();
  }

  remove(): void {
    this.content = null;
    removeRunFile(this.dataDir);
  }

  private write(): void {
    if (this.content === null) return;
    writeRunFile(this.dataDir, { ...this.content, pids: Object.fromEntries(this.pids) });
  }
}
