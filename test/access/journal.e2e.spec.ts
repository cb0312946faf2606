// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditReads, EVERYTHING, KeyStore, newAccessKey } from '#access';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep, SystemClock } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

interface LoggedRead {
  readonly number: number;
  readonly principal: string;
  readonly action: string;
  readonly operation: string;
  readonly target: string;
  readonly status: number;
  readonly asOf: number | null;
  readonly rows: number;
  readonly digest: string | null;
  readonly requestId: string;
  readonly sealedBy: number | null;
}

const NDJSON = 'application/x-ndjson';

let database: TestDatabase;
let service: TestService;

async function start(settings: Readonly<Record<string, string>>): Promise<void> {
  database = await createTestDatabase();
  service = await startService(database, null, { cdevents: 'main', others: 'other' }, settings);
  await service.ready();
  await post(12);
}
async function stop(): Promise<void> {
  await service?.stop();
  await database?.drop();
}

const keyId = (secret: string) => secret.split('_').slice(0, 3).join('_');
const get = (path: string, secret = service.keys.auditor, headers = {}) =>
  request(service.url)
    .get(path)
    .set({ authorization: `Bearer ${secret}`, ...headers });
/** A list whole, as bytes. */
async function exported(path: string, accept: string) {
  const headers = { authorization: `Bearer ${service.keys.auditor}`, accept };
  const answer = await fetch(new URL(path, service.url), { headers });
  return { headers: Object.fromEntries(answer.headers), text: await answer.text() };
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function post(count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, at) =>
    toStructuredCloudEvent(
      buildEvent({
        subject: 'build',
        predicate: 'started',
        id: `e${at}`,
        source: 'https://ci.example',
        timestamp: '2026-10-01T10:00:00Z',
        subjectId: 'build-1',
        content: {},
      }),
    ),
  );
  await request(service.url)
    .post('/v1/events?ledger=main')
    .set('authorization', `Bearer ${service.keys.publisher}`)
    .set('content-type', 'application/cloudevents-batch+json')
    .send(JSON.stringify(events))
    .expect(202);
}

/** What the access log says of a request. */
async function logged({ headers }: { headers: Readonly<Record<string, string>> }) {
  const id = headers['x-request-id'];
  const { body } = await get('/v1/access-log?limit=1000').expect(200);
  return (body.items as LoggedRead[]).filter(({ requestId }) => requestId === id);
}

/** A key of an auditor whose reads nobody else makes. */
async function freshAuditor(scope = EVERYTHING): Promise<string> {
  const key = newAccessKey('auditor');
  const store = new KeyStore(database.database, new SystemClock());
  await store.register(key, { scope, expiresAt: null });
  return key.secret;
}

describe('the journal of reads', () => {
  beforeAll(() => start({}));
  afterAll(stop);

  it('says who was shown what: address, position, rows, and the digest of the bytes', async () => {
    const answer = await get('/v1/entries?limit=5').expect(200);
    expect(await logged(answer)).toEqual([
      {
        number: expect.any(Number),
        readAt: expect.stringMatching(/^\d{4}-.*Z$/),
        principal: keyId(service.keys.auditor),
        role: 'auditor',
        action: 'query',
        operation: 'GET /v1/entries',
        target: '/v1/entries?limit=5',
        status: 200,
        asOf: answer.body.asOf,
        rows: 5,
        digest: sha256(answer.text),
        requestId: answer.headers['x-request-id'],
        sealedBy: null,
      },
    ]);
  });

  it('has what was refused too, and the bytes of files', async () => {
    const asked = [
      await get('/v1/entries?limit=0'),
      await get('/v1/changes/CHG-1'),
      await get('/v1/entries?ledger=nowhere'),
      await get('/v1/entries', service.keys.operator),
      await get('/v1/ledgers/main/entries/3/payload'),
      await get('/v1/ledgers/main/entries/3'),
      await request(service.url)
        .head('/v1/entries')
        .set('authorization', `Bearer ${service.keys.auditor}`),
    ];
    const rows = await Promise.all(asked.map(logged));
    const told = rows
      .flat()
      .map(({ operation, status, rows: shown }) => [operation, status, shown]);
    expect(told).toEqual([
      ['GET /v1/entries', 400, 0],
      ['GET /v1/changes/:id', 404, 0],
      ['GET /v1/entries', 404, 0],
      ['GET /v1/entries', 403, 0],
      ['GET /v1/ledgers/:id/entries/:position/payload', 200, 1],
      ['GET /v1/ledgers/:id/entries/:position', 200, 1],
      ['HEAD /v1/entries', 200, 0],
    ]);
    const payload = asked[4]?.body as Buffer;
    expect(rows[4]?.[0]?.digest).toBe(createHash('sha256').update(payload).digest('hex'));
    expect(rows[6]?.[0]?.digest).toBe(null);
  });

  it('says of an answer that the asker has already that nothing was sent', async () => {
    const path = '/v1/entries?limit=2&asOf=5';
    const etag = (await get(path)).headers['etag'] ?? '';
    const again = await get(path, service.keys.auditor, { 'if-none-match': etag });
    expect([again.status, again.headers['etag']]).toEqual([304, etag]);
    expect(await logged(again)).toMatchObject([{ status: 304, rows: 0, digest: null, asOf: 5 }]);
  });

  it.each([NDJSON, 'text/csv'])('has the two ends of an export as %s', async (accept) => {
    const answer = await exported('/v1/entries', accept);
    expect(await logged(answer)).toMatchObject([
      { action: 'export_began', rows: 12, digest: null },
      { action: 'export_ended', rows: 12, digest: sha256(answer.text) },
    ]);
  });

  it('does not count what holds no content, and nobody whom it does not know', async () => {
    const asked = [
      await get('/health/live'),
      await get('/v1/ledgers'),
      await get('/v1/keys', service.keys.admin),
      await get('/v1/nothing'),
      await get('/v1/entries', 'cl_auditor_00000000_no-such-key'),
    ];
    expect((await Promise.all(asked.map(logged))).flat()).toEqual([]);
  });

  it('keeps no bearer that stands in an address by mistake', async () => {
    const secret = await freshAuditor();
    const answer = await get(`/v1/changes?key=${secret}`);
    expect(await logged(answer)).toMatchObject([
      { target: `/v1/changes?key=${keyId(secret)}_withheld`, status: 400 },
    ]);
  });

  it('has one row for each of many reads at once, numbered without a gap', async () => {
    const secret = await freshAuditor();
    const before = (await database.database.query<{ size: number }>(SIZE))[0]?.size ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, at) => get(`/v1/entries?limit=${at + 1}`, secret)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { body } = await get(`/v1/access-log?principal=${keyId(secret)}&limit=1000`);
    const ids = answers.map(({ headers }) => headers['x-request-id']);
    const items = body.items as LoggedRead[];
    expect(new Set(items.map(({ requestId }) => requestId))).toEqual(new Set(ids));
    expect([body.total, items.map(({ number }) => number)]).toEqual([
      300,
      ids.map((_, at) => before + at),
    ]);
  });

  it('is narrowed by who, what and when, pages and streams as any list, and is journalled itself', async () => {
    const secret = await freshAuditor();
    for (const limit of [1, 2, 3]) await get(`/v1/entries?limit=${limit}`, secret);
    await get('/v1/changes', secret);
    const mine = `/v1/access-log?principal=${keyId(secret)}`;
    const first = await get(`${mine}&operation=GET%20/v1/entries&limit=2`);
    const next = `${mine}&operation=GET%20/v1/entries&limit=2&cursor=${first.body.next}`;
    const second = await get(next).expect(200);
    expect([first.body, second.body].map(({ total, items }) => [total, items.length])).toEqual([
      [3, 2],
      [3, 1],
    ]);
    const lines = (await exported(mine, NDJSON)).text.trimEnd().split('\n');
    expect([lines.length, JSON.parse(lines.at(-1) ?? '')]).toMatchObject([5, { end: { rows: 4 } }]);
    const early = await get(`${mine}&to=2026-01-01T00:00:00Z`);
    expect([early.body.total, (await get(`${mine}&action=nothing`)).status]).toEqual([0, 400]);
    expect(await logged(first)).toMatchObject([{ operation: 'GET /v1/access-log', rows: 2 }]);
  });

  it('is a journal a ledger: what was read of one is not shown of another', async () => {
    const of = (ledger: string) => freshAuditor({ ...EVERYTHING, ledgers: [ledger] });
    const [main, other] = [await of('main'), await of('other')];
    await get('/v1/entries', other).expect(200);
    await get('/v1/ledgers/other/entries/0', other).expect(404);
    const theirs = await get(`/v1/access-log?principal=${keyId(other)}`, other);
    expect(theirs.body).toMatchObject({ ledger: 'other', total: 2 });
    expect((await get(`/v1/access-log?principal=${keyId(other)}`, main)).body.total).toBe(0);
  });

  it('shows nothing that it cannot write down, and goes on when it can', async () => {
    const asked = (accept: string) => get('/v1/entries', service.keys.auditor, { accept });
    await database.database.query('ALTER TABLE journalled_read RENAME TO hidden');
    const answers = [await asked('application/json'), await asked(NDJSON)];
    const open = [await get('/health/live'), await get('/v1/ledgers')];
    await database.database.query('ALTER TABLE hidden RENAME TO journalled_read');
    for (const { status, headers, text } of answers) {
      expect([status, headers['retry-after'], headers['etag'], headers['trailer']]).toEqual([
        503,
        '2',
        undefined,
        undefined,
      ]);
      expect(JSON.parse(text)).toMatchObject({ type: '/problems/unavailable', status: 503 });
    }
    expect(open.map(({ status }) => status)).toEqual([200, 200]);
    expect((await asked('application/json')).status).toBe(200);
  });
});

const SIZE = `SELECT size FROM read_journal WHERE ledger = 'main'`;

describe('sealing the journal', () => {
  beforeAll(() => start({ LEDGER_JOURNAL_SECONDS: '1' }));
  afterAll(stop);

  it('appends access entries while there are reads, and none for the sealing itself', async () => {
    const answer = await get('/v1/entries?limit=3');
    const asked = async () => (await logged(answer))[0]?.sealedBy ?? null;
    let position = await asked();
    for (; position === null; position = await asked()) await sleep(100);
    const entry = await get(`/v1/ledgers/main/entries/${position}`).expect(200);
    expect(JSON.parse(entry.body.entry)).toMatchObject({
      kind: 'access',
      act: { from: expect.stringMatching(/^\d+$/), root: expect.any(String) },
    });
    expect(await untilQuiet()).toEqual([]);
  });

  it('leaves a ledger alone of which nothing more is read', async () => {
    await untilQuiet();
    const heads = () => database.database.query('SELECT ledger, size FROM ledger_head ORDER BY 1');
    const before = await heads();
    await sleep(2_500);
    expect(await heads()).toEqual(before);
  });
});

/** Waits until every read is sealed; what the audit says then. */
async function untilQuiet(): Promise<readonly string[]> {
  const unsealed = `SELECT FROM read_journal j WHERE size >
    (SELECT coalesce(max(to_number), 0) FROM sealed_reads s WHERE s.ledger = j.ledger)`;
  while ((await database.database.query(unsealed)).length > 0) await sleep(100);
  return auditReads(database.database, 'main');
}
