// SPDX-License-Identifier: Apache-2.0
import type { RecordMark } from '#ledger';
import type { Place } from './place-partition.js';

/** Thrown where a partition must not be read on before an operator has decided. */
export class Halted extends Error {}

const DECIDE =
  'Was the topic deleted and made again, or did the broker lose data? Publish to a topic of another' +
  ' name, or accept what is there: `change-ledger intake restart`.';

/** The broker holds less than was read of it. */
export function truncated(
  name: string,
  { read, high }: Extract<Place, { kind: 'truncated' }>,
): Halted {
  return new Halted(
    `${name} was read up to offset ${read}, and the broker's next is ${high}. ${DECIDE}`,
  );
}

/** The record before the cursor is not the one that was read. */
export function replaced({ offset }: RecordMark): Halted {
  return new Halted(`the record at offset ${offset} is not the one that was read there. ${DECIDE}`);
}

/** Asked for again and again, a batch does not match its checksum. */
export function damaged(offset: bigint, times: number): Halted {
  return new Halted(
    `the batch at offset ${offset} does not match its checksum, ${times} times in a row: check the` +
      ' network and the disks of the broker. Nothing is passed over.',
  );
}
