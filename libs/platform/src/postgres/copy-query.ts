// SPDX-License-Identifier: Apache-2.0
import type { Connection, Submittable } from 'pg';

/** Rows in COPY's binary format, signature and trailer included. */
export interface CopyInput {
  /** table and columns: our own words, never anybody's input */
  readonly table: string;
  readonly rows: Buffer;
}

/** What the server reads as one message, for which it needs memory as a whole. */
const PART = 64 * 1024;
const COPY_DATA = 0x64; // 'd'
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]); // 'c'

/**
 * Several COPYs in one message, their rows right behind it: PostgreSQL works through all of them
 * without waiting for us once. The protocol allows that: a server whose COPY could not begin ignores
 * the rows that come all the same (PostgreSQL documentation, 54.2.7). Given to `client.query`.
 */
export class CopyQuery implements Submittable {
  private readonly settled = Promise.withResolvers<void>();
  /** resolves when all rows are in, rejects with what the server says */
  readonly done = this.settled.promise;

  constructor(private readonly inputs: readonly CopyInput[]) {}

  submit(connection: Connection): void {
    const { stream } = connection;
    stream.cork();
    connection.query(
      this.inputs.map(({ table }) => `COPY ${table} FROM STDIN (FORMAT binary)`).join('; '),
    );
    for (const { rows } of this.inputs) {
      for (let at = 0; at < rows.length; at += PART) {
        const part = rows.subarray(at, at + PART);
        stream.write(headOf(part));
        stream.write(part);
      }
      stream.write(COPY_DONE);
    }
    stream.uncork();
  }

  handleReadyForQuery(): void {
    this.settled.resolve();
  }

  handleError(error: Error): void {
    this.settled.reject(error);
  }

  handleCopyInResponse(): void {
    // the rows are on their way already
  }

  handleCommandComplete(): void {
    // of each COPY; the end of all is told by handleReadyForQuery
  }

  /** pg puts its own time-out here, where one is set. */
  callback(): void {
    // nothing waits for it
  }
}

function headOf({ length }: Buffer): Buffer {
  const head = Buffer.allocUnsafe(5);
  head.writeUInt8(COPY_DATA, 0);
  head.writeUInt32BE(length + 4, 1);
  return head;
}
