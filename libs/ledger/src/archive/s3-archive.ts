// SPDX-License-Identifier: Apache-2.0
import { LedgerError } from '../domain/errors.js';
import { type ArchiveReader, longestFile } from '../reading/archive-reader.js';
import type { Archive, ArchivedFile } from './archive.js';
import {
  deleteObjects,
  getObject,
  listEarlier,
  listKeys,
  openBucket,
  type S3Bucket,
} from './s3-objects.js';

/** A bucket, and what the keys of an archive begin with: empty, or ending in a slash. */
export interface S3Location {
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * An archive in a bucket of S3, or of a server that speaks its protocol. The bucket may keep
 * versions and lock them (Object Lock): only erasure needs to remove some, those under `payload/`.
 * Throws LedgerError ARCHIVE_UNREADABLE, ARCHIVE_UNWRITABLE.
 */
export class S3Archive implements Archive, ArchiveReader {
  private opened: Promise<S3Bucket> | null = null;

  constructor(private readonly location: S3Location) {}

  read(path: string, limit: number = longestFile(path)): Promise<Uint8Array | null> {
    return this.use('READ', path, (bucket, key) => getObject(bucket, key, limit));
  }

  async write(files: readonly ArchivedFile[]): Promise<void> {
    await Promise.all(files.map(([path, bytes]) => this.put(path, bytes)));
  }

  async removePartial(fullPath: string): Promise<void> {
    await this.use('WRITE', `${fullPath}.p/`, async (bucket, prefix) => {
      const keys = await listKeys(bucket, prefix);
      await deleteObjects(
        bucket,
        keys.map((Key) => ({ Key })),
      );
    });
  }

  async partialWidths(fullPath: string): Promise<readonly number[]> {
    return this.use('READ', `${fullPath}.p/`, async (bucket, prefix) => {
      const names = (await listKeys(bucket, prefix)).map((key) => key.slice(prefix.length));
      return names.filter((name) => /^\d+$/.test(name)).map(Number);
    });
  }

  async forgetEarlier(fullPath: string): Promise<void> {
    for (const path of [fullPath, `${fullPath}.p/`]) {
      await this.use('WRITE', path, async (bucket, prefix) => {
        const earlier = await listEarlier(bucket, prefix);
        const own = earlier.filter(({ Key }) => prefix.endsWith('/') || Key === prefix);
        await deleteObjects(bucket, own);
      });
    }
  }

  async close(): Promise<void> {
    (await this.opened)?.client.destroy();
    this.opened = null;
  }

  private async put(path: string, bytes: Uint8Array): Promise<void> {
    await this.use('WRITE', path, ({ client, sdk, bucket }, key) =>
      client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes })),
    );
  }

  private async use<T>(
    aim: keyof typeof FAILURES,
    path: string,
    work: (bucket: S3Bucket, key: string) => Promise<T>,
  ): Promise<T> {
    const { bucket, prefix } = this.location;
    this.opened ??= openBucket(bucket);
    try {
      return await work(await this.opened, `${prefix}${path}`);
    } catch (cause) {
      const { code, words } = FAILURES[aim];
      const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
      throw new LedgerError(code, `s3://${bucket}/${prefix}${path} ${words} (${why})`, { cause });
    }
  }
}

const FAILURES = {
  READ: { code: 'ARCHIVE_UNREADABLE', words: 'cannot be read' },
  WRITE: { code: 'ARCHIVE_UNWRITABLE', words: 'cannot be written' },
} as const;
