// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import {
  answerLater,
  anyWitness,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseProofText,
  parseVerifierKey,
  verifyArchive,
  verifyConsistency,
  verifyInclusion,
} from '#ledger';
import { sleep } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

let database: TestDatabase;
let service: TestService;

const LEDGER = '/v1/ledgers/main';
const get = (path: string) =>
  request(service.url)
    .get(path)
    .set('authorization', `Bearer ${service.keys.auditor}`)
    .buffer(true);
const bytesOf = (path: string) =>
  get(path)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .then(({ status, body, headers }) => ({ status, bytes: body as Buffer, headers }));
const base64 = (texts: readonly string[]) => texts.map((text) => Buffer.from(text, 'base64'));

let count = 0;
async function publish(events: number): Promise<void> {
  const batch = Array.from({ length: events }, () =>
    toStructuredCloudEvent(
      buildEvent({
        subject: 'build',
        predicate: 'started',
        id: `build-${(count += 1)}`,
        source: 'https://ci.example',
        timestamp: '2026-10-01T10:00:00Z',
        subjectId: `build-${count}`,
        content: {},
      }),
    ),
  );
  const answer = await request(service.url)
    .post('/v1/events')
    .set('authorization', `Bearer ${service.keys.publisher}`)
    .set('content-type', 'application/cloudevents-batch+json')
    .send(JSON.stringify(batch));
  expect(answer.status).toBe(202);
}

async function checkpoint() {
  const { text } = await get(`${LEDGER}/checkpoint`);
  return { note: text, ...parseCheckpoint(parseNote(text).text) };
}

async function sealedAt(size: number) {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    const { body } = await get('/v1/ledgers');
    if (body.items[0].checkpoint?.size === size) return checkpoint();
  }
  throw new Error(`no checkpoint of ${size} entries`);
}

beforeAll(async () => {
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

describe('a sealed ledger over HTTP', () => {
  it('has no checkpoint while it is empty', async () => {
    const { body } = await get('/v1/ledgers');
    expect(body).toMatchObject({ total: 1, items: [{ id: 'main', size: 0, checkpoint: null }] });
    expect((await get(`${LEDGER}/checkpoint`)).status).toBe(404);
    expect((await get(`${LEDGER}/entries/0/proof`)).status).toBe(404);
  });

  it('follows growth with a checkpoint that the listed key has signed', async () => {
    await publish(300);
    const { note, origin, size } = await sealedAt(300);
    const { body } = await get('/v1/ledgers');
    const [ledger] = body.items;
    expect(ledger).toMatchObject({
      origin,
      size: 300,
      keys: [{ vkey: expect.stringContaining(origin), retiredAt: null }],
      checkpoint: { size: 300, note, cosignedAt: null, ageSeconds: expect.any(Number) },
    });
    expect(size).toBe(300n);
    expect(await readFile(join(service.archive, 'checkpoint'), 'utf8')).toBe(note);
  });

  it('is verified whole by whoever reads its files, and they are those of the archive', async () => {
    const { body } = await get('/v1/ledgers');
    const keys = [parseVerifierKey(body.items[0].keys[0].vkey)];
    const quorum = anyWitness(keys);
    const asked: string[] = [];
    const report = await answerLater(
      verifyArchive({ keys, quorum, pinned: null, depth: 'payloads' }),
      async (path) => {
        const { status, bytes } = await bytesOf(`${LEDGER}/${path}`);
        if (status === 404) return null;
        asked.push(path);
        expect(bytes.equals(await readFile(join(service.archive, path)))).toBe(true);
        return bytes;
      },
    );
    expect([report.integrity.kind, report.completeness.kind]).toEqual(['OK', 'OK']);
    expect(asked).toContain('payload/001.p/44');
  });

  it('caches what never changes, and never a payload', async () => {
    const cache = async (path: string) => (await get(`${LEDGER}/${path}`)).headers['cache-control'];
    expect(await cache('tile/0/000')).toBe('private, max-age=31536000, immutable');
    expect(await cache('tile/entries/001.p/44')).toBe('private, max-age=3600');
    expect(await cache('payload/000')).toBe('no-store');
    const { headers } = await get(`${LEDGER}/checkpoint`);
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get(`${LEDGER}/checkpoint`).set('if-none-match', headers['etag'] ?? '');
    expect(again.status).toBe(304);
  });

  it.each(['tile/0/002', 'tile/0/001', 'tile/9/000', 'tile/0/1', 'payload/001', 'tile/../secrets'])(
    'answers 404 for %s, which no checkpoint covers',
    async (path) => {
      const { status, headers } = await get(`${LEDGER}/${path}`);
      expect([status, headers['content-type']]).toEqual([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    },
  );

  it('shows an entry with the text that is hashed, and its payload byte for byte', async () => {
    const { body } = await get(`${LEDGER}/entries/7`);
    expect(body).toMatchObject({ position: 7, kind: 'event', claim: { id: 'build-8' } });
    expect(JSON.parse(body.entry)).toMatchObject({ v: 1, kind: 'event' });
    const { bytes, headers } = await bytesOf(`${LEDGER}/entries/7/payload`);
    expect(JSON.parse(bytes.toString())).toMatchObject({ id: 'build-8' });
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
    expect((await get(`${LEDGER}/entries/300`)).status).toBe(404);
    for (const position of ['x', '-1', '1.5', '1e20', '99999999999999999999']) {
      expect([position, (await get(`${LEDGER}/entries/${position}`)).status]).toEqual([
        position,
        400,
      ]);
    }
  });

  it('proves each entry, as text and as JSON', async () => {
    for (const position of [0, 255, 256, 299]) {
      const { text, headers } = await get(`${LEDGER}/entries/${position}/proof`);
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      const { index, hashes, checkpoint: note } = parseProofText(text);
      const { size, root } = parseCheckpoint(parseNote(note).text);
      const { body: entry } = await get(`${LEDGER}/entries/${position}`);
      const leaf = leafHash(Buffer.from(entry.entry));
      expect(index).toBe(BigInt(position));
      expect(verifyInclusion({ index, size, leaf, root, proof: hashes })).toBe(true);
      const json = (
        await get(`${LEDGER}/entries/${position}/proof`).set('accept', 'application/json')
      ).body;
      expect(json).toEqual({
        index: position,
        hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')),
        origin: expect.any(String),
        size: 300,
        root: Buffer.from(root).toString('base64'),
        checkpoint: note,
      });
    }
  });

  it('proves that it has only grown, between any two sizes', async () => {
    const earlier = await checkpoint();
    await publish(500);
    const later = await sealedAt(800);
    const { body } = await get(`${LEDGER}/consistency?from=300`);
    expect(body).toMatchObject({ from: 300, size: 800, checkpoint: later.note });
    const claim = {
      size1: 300n,
      size2: 800n,
      root1: earlier.root,
      root2: later.root,
      proof: base64(body.hashes),
    };
    expect(verifyConsistency(claim)).toBe(true);
    const old = await get(`${LEDGER}/entries/7/proof?size=300`);
    expect(parseProofText(old.text).checkpoint).toBe(earlier.note);
    for (const [query, status] of [
      ['from=0', 400],
      ['from=801', 400],
      ['', 400],
      ['from=300&to=301', 404],
      ['from=300&to=300', 200],
    ] as const) {
      expect([query, (await get(`${LEDGER}/consistency?${query}`)).status]).toEqual([
        query,
        status,
      ]);
    }
  });

  it('of an unknown name is none', async () => {
    expect((await get('/v1/ledgers/other/checkpoint')).status).toBe(404);
  });
});
