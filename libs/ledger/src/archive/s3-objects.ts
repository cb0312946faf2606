// SPDX-License-Identifier: Apache-2.0
import type {
  ListObjectVersionsCommandInput,
  ListObjectVersionsOutput,
  ObjectIdentifier,
  S3Client,
} from '@aws-sdk/client-s3';

/** A bucket, opened. */
export interface S3Bucket {
  readonly client: S3Client;
  readonly sdk: S3Sdk;
  readonly bucket: string;
}

type S3Sdk = typeof import('@aws-sdk/client-s3');

/** Opens a bucket with the credentials, region and endpoint that AWS's own programs would use. */
export async function openBucket(bucket: string): Promise<S3Bucket> {
  // loaded when it is needed: it takes longer than the rest of a command
  const sdk = await import('@aws-sdk/client-s3');
  const { env } = process;
  const isOwnServer = (env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL']) !== undefined;
  // servers other than Amazon's seldom have a host name for each bucket
  return { sdk, bucket, client: new sdk.S3Client({ forcePathStyle: isOwnServer }) };
}

/** The bytes of an object, null where there is none; `limit` in bytes: what is longer is refused. */
export async function getObject(
  { client, sdk, bucket }: S3Bucket,
  key: string,
  limit: number,
): Promise<Uint8Array | null> {
  try {
    const found = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key }));
    if ((found.ContentLength ?? Infinity) <= limit) {
      return (await found.Body?.transformToByteArray()) ?? null;
    }
    throw new RangeError(`it is longer than ${limit} bytes`);
  } catch (error) {
    if (error instanceof sdk.NoSuchKey) return null;
    throw error;
  }
}

/** Keys that begin with `prefix`. */
export async function listKeys(
  { client, sdk, bucket }: S3Bucket,
  prefix: string,
): Promise<readonly string[]> {
  const keys: string[] = [];
  const pages = sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix });
  for await (const { Contents = [] } of pages)
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return keys;
}

/** Where a list of versions goes on. */
type Marker = Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'>;

/** Versions under `prefix` that are not what a reader gets: replaced, or marks of removal. */
export async function listEarlier(
  { client, sdk, bucket }: S3Bucket,
  prefix: string,
): Promise<readonly ObjectIdentifier[]> {
  const earlier: ObjectIdentifier[] = [];
  let next: Marker | null = { KeyMarker: undefined, VersionIdMarker: undefined };
  while (next !== null) {
    const request: ListObjectVersionsCommandInput = { Bucket: bucket, Prefix: prefix, ...next };
    const page: ListObjectVersionsOutput = await client.send(
      new sdk.ListObjectVersionsCommand(request),
    );
    const replaced = (page.Versions ?? []).filter(({ IsLatest }) => IsLatest !== true);
    const gone = [...replaced, ...(page.DeleteMarkers ?? [])];
    earlier.push(...gone.map(({ Key, VersionId }) => ({ Key, VersionId })));
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    next = page.IsTruncated === true ? { KeyMarker, VersionIdMarker } : null;
  }
  return earlier;
}

const MOST_AT_ONCE = 1_000;

/**
 * Deletes objects, or versions of them, which needs leave where retention protects them (governance
 * mode). Rejects when one of them stays.
 */
export async function deleteObjects(
  { client, sdk, bucket }: S3Bucket,
  objects: readonly ObjectIdentifier[],
): Promise<void> {
  for (let at = 0; at < objects.length; at += MOST_AT_ONCE) {
    const Objects = objects.slice(at, at + MOST_AT_ONCE);
    const command = new sdk.DeleteObjectsCommand({
      Bucket: bucket,
      Delete: { Objects, Quiet: true },
      ...(Objects.some(({ VersionId }) => VersionId) && { BypassGovernanceRetention: true }),
    });
    const [left] = (await client.send(command)).Errors ?? [];
    if (left !== undefined) throw new Error(`${left.Key ?? 'it'} stays: ${left.Message ?? ''}`);
  }
}
