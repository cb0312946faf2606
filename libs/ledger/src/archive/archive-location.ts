// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { LedgerError } from '../domain/errors.js';
import type { ArchiveReader } from '../reading/archive-reader.js';
import { openArchive } from '../reading/open-archive.js';
import type { Archive } from './archive.js';
import { FolderArchive } from './folder-archive.js';
import { S3Archive, type S3Location } from './s3-archive.js';

/**
 * The archive at a place: a folder, or `s3://bucket/prefix`. Nothing is opened before it is used.
 * Throws LedgerError ARCHIVE_UNREADABLE for a URL that names no bucket.
 */
export function archiveAt(place: string): Archive {
  const location = s3LocationOf(place);
  return location === null ? new FolderArchive(place) : new S3Archive(location);
}

/** Reads an archive in S3, or what `openArchive` reads: a folder, or one tar. Throws as it does. */
export async function openArchiveAt(place: string): Promise<ArchiveReader> {
  const location = s3LocationOf(place);
  return location === null ? openArchive(place) : new S3Archive(location);
}

/** The place of one ledger's archive among those of a deployment. */
export function archiveWithin(place: string, ledger: string): string {
  return place.startsWith(SCHEME) ? `${place.replace(/\/$/, '')}/${ledger}` : join(place, ledger);
}

const SCHEME = 's3://';

function s3LocationOf(place: string): S3Location | null {
  if (!place.startsWith(SCHEME)) return null;
  const [bucket = '', ...path] = place.slice(SCHEME.length).split('/');
  const prefix = path.filter((part) => part !== '').join('/');
  // the rules for names of buckets that no store goes without
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new LedgerError('ARCHIVE_UNREADABLE', `${place} names no bucket: s3://bucket/prefix`);
  }
  return { bucket, prefix: prefix === '' ? '' : `${prefix}/` };
}
