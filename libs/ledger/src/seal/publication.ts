// SPDX-License-Identifier: Apache-2.0
import { type Clock, failpoint } from '#platform';
import type { Archive } from '../archive/archive.js';
import { CHECKPOINT_PATH } from '../domain/verify-archive.js';
import type { CheckpointStore } from '../postgres/checkpoint-store.js';
import type { Signed } from './sealed-tree.js';

/** Tells the world of a checkpoint: key is the origin, value the signed note (a Kafka topic). */
export type Announce = (origin: string, note: string) => Promise<void>;

/** Where the checkpoints of one ledger go. */
export interface Outlets {
  readonly ledger: string;
  readonly archive: Archive;
  readonly checkpoints: CheckpointStore;
  readonly announce: Announce | null;
  readonly clock: Clock;
}

/**
 * Publishes the checkpoints of one ledger, one after the other: archive, database (which HTTP
 * answers from), Kafka. The last is made up for later when the broker cannot be reached.
 */
export class Publication {
  private newest = 0n;
  private publishing: Promise<unknown> = Promise.resolve();

  constructor(private readonly outlets: Outlets) {}

  /** Resolves when the database has it, and the archive unless that has a newer one already. */
  publish(signed: Signed, isCosigned: boolean): Promise<void> {
    const published = this.publishing.then(() => this.publishNext(signed, isCosigned));
    this.publishing = published.catch(() => undefined);
    return published;
  }

  /** Announces the newest checkpoint if that could not be done when it was published. */
  async catchUp(): Promise<void> {
    const { checkpoints, ledger, announce } = this.outlets;
    const found = await checkpoints.find(ledger, null);
    if (announce === null || found === null || found.announced) return;
    const [origin = ''] = found.note.split('\n', 1);
    await announce(origin, found.note);
    await failpoint('seal.after_announce');
    await checkpoints.publish(ledger, { ...found, announced: true });
  }

  private async publishNext({ note, checkpoint }: Signed, isCosigned: boolean): Promise<void> {
    const { ledger, archive, checkpoints, clock } = this.outlets;
    if (checkpoint.size >= this.newest) {
      await archive.write([[CHECKPOINT_PATH, Buffer.from(note)]]);
    }
    this.newest = checkpoint.size > this.newest ? checkpoint.size : this.newest;
    await failpoint('seal.after_archive');
    const size = Number(checkpoint.size);
    const sealedAt = new Date(clock.nowMs());
    const cosignedAt = isCosigned ? sealedAt : null;
    await checkpoints.publish(ledger, { size, note, sealedAt, cosignedAt, announced: false });
    await failpoint('seal.after_publish');
  }
}
