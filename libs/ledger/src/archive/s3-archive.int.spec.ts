// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '#testing';
import { PostgresLedgerStore } from '../postgres/postgres-ledger-store.js';
import { restoreLedger } from '../restore/restore-ledger.js';
import { Sealing } from '../seal/testing/sealing.js';
import { archiveAt, openArchiveAt } from './archive-location.js';
import { startS3Server } from './testing/s3-server.js';

const server = await startS3Server();

afterAll(async () => server?.stop());

describe.skipIf(server === null)('an archive in S3', { timeout: 60_000 }, () => {
  let test: TestDatabase;
  let client: S3Client;
  let bucket: string;
  const before = { ...process.env };

  beforeAll(() => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_S3: server?.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'spec',
      AWS_SECRET_ACCESS_KEY: 'spec',
    });
    client = new S3Client({ forcePathStyle: true });
  });
  afterAll(() => {
    client.destroy();
    process.env = before;
  });
  beforeEach(async () => {
    bucket = `archive-${randomUUID()}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
    test = await createTestDatabase();
    return () => test.drop();
  });

  /** every version of every object, as paths within the archive */
  async function versions() {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    return Versions.map(({ Key = '', VersionId, IsLatest }) => ({ Key, VersionId, IsLatest }));
  }

  async function latest(): Promise<readonly string[]> {
    const found = (await versions()).filter(({ IsLatest }) => IsLatest);
    return found.map(({ Key }) => Key.replace('ledgers/main/', '')).toSorted();
  }

  async function bytesOf({ Key, VersionId }: { Key: string; VersionId: string | undefined }) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  async function founded(): Promise<Sealing> {
    return Sealing.found(test.database, { archive: archiveAt(`s3://${bucket}/ledgers/main`) });
  }

  async function grown(sealing: Sealing, count: number): Promise<void> {
    await sealing.append(count);
    await sealing.seal.seal();
    await sealing.seal.catchUp();
  }

  it('has the files that a folder would have, and holds', async () => {
    const sealing = await founded();
    await grown(sealing, 200);
    await grown(sealing, 100);
    const reader = await openArchiveAt(`s3://${bucket}/ledgers/main/`);
    const note = Buffer.from((await reader.read('checkpoint')) ?? []).toString();
    const published = await sealing.checkpoints.find(sealing.ledger, null);
    expect({
      paths: await latest(),
      integrity: (await sealing.verify()).integrity.kind,
      note,
      missing: await reader.read('tile/0/999'),
    }).toEqual({
      paths: [
        'checkpoint',
        'payload/000',
        'payload/001.p/44',
        'tile/0/000',
        'tile/0/001.p/44',
        'tile/1/000.p/1',
        'tile/entries/000',
        'tile/entries/001.p/44',
      ],
      integrity: 'OK',
      note: published?.note,
      missing: null,
    });
    await reader.close();
    await sealing.close();
  });

  it('keeps no version of a payload that was erased', async () => {
    const sealing = await founded();
    await grown(sealing, 100);
    await grown(sealing, 200);
    const value = Buffer.from('value of e57');
    const held = async () => {
      const bundles = (await versions()).filter(({ Key }) => Key.includes('payload/'));
      const bytes = await Promise.all(bundles.map(bytesOf));
      return bytes.filter((each) => each.includes(value)).length;
    };
    const heldBefore = await held();
    const act = { positions: [String(await positionOf(value))], basis: 'GDPR Art. 17' };
    await sealing.appendAct({ kind: 'erasure', act, payload: null });
    await sealing.seal.seal();
    await sealing.seal.catchUp();
    const { integrity, completeness } = await sealing.verify();
    expect([heldBefore > 1, await held(), integrity.kind, completeness.kind]).toEqual([
      true,
      0,
      'OK',
      'REDACTED',
    ]);
    await sealing.close();
  });

  it('restores a database', async () => {
    const sealing = await founded();
    await grown(sealing, 300);
    const other = await createTestDatabase();
    const restored = await restoreLedger({
      ledger: sealing.ledger,
      database: other.database,
      store: new PostgresLedgerStore(other.database, new SystemClock()),
      archive: sealing.parts.archive,
      keys: await sealing.parts.keys.verifiers(sealing.ledger),
      judge: () => ({ state: 2, reason: null, identity: null }),
      isSameContent: () => true,
      replacesTail: false,
      onProgress: () => undefined,
    });
    expect(restored).toMatchObject({ size: 300, taken: 300 });
    await other.drop();
    await sealing.close();
  });

  it('that cannot be reached says so, and nothing is signed as if it were', async () => {
    const sealing = await Sealing.found(test.database, {
      archive: archiveAt('s3://no-such-bucket'),
    });
    await sealing.append(3);
    await expect(sealing.seal.seal()).rejects.toMatchObject({
      code: expect.stringMatching(/^ARCHIVE_UN/),
      message: expect.stringContaining('s3://no-such-bucket/'),
    });
    expect(await sealing.checkpoints.find(sealing.ledger, null)).toBeNull();
    await sealing.close();
  });

  async function positionOf(value: Buffer): Promise<number> {
    const [row] = await test.database.query<{ position: number }>(
      'SELECT position FROM ledger_payload WHERE value = $1',
      [value],
    );
    return row?.position ?? -1;
  }
});

describe('the place of an archive', () => {
  it.each(['s3://', 's3:///prefix', 's3://Bad_Bucket/x'])('%s is refused', (place) => {
    expect(() => archiveAt(place)).toThrow('names no bucket');
  });
});
