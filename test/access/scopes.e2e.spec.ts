// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessRole, EVERYTHING, type Scope } from '#access';
import { demoHistory } from '#demo';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep } from '#platform';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

const ENVIRONMENT = 'production/eu-1';
const KINDS = ['changes', 'releases', 'deployments', 'approvals', 'items', 'incidents'] as const;
const BATCH = 'application/cloudevents-batch+json';
const history = [...demoHistory({ events: 1_500 })].map(({ event }) => event);

let database: TestDatabase;
let service: TestService;

const as = (secret: string) => ({
  get: (path: string) => request(service.url).get(path).set('authorization', `Bearer ${secret}`),
  post: (path: string, body: object | string = {}, mediaType = 'application/json') =>
    request(service.url)
      .post(path)
      .set('authorization', `Bearer ${secret}`)
      .set('content-type', mediaType)
      .send(body),
});
const admin = () => as(service.keys.admin);
const auditor = () => as(service.keys.auditor);

/** A key of a role that reaches no further than is said. */
async function keyOf(role: AccessRole, scope: Partial<Scope>): Promise<string> {
  const { body } = await admin()
    .post('/v1/keys', { role, ...EVERYTHING, ...scope })
    .expect(201);
  return body.secret;
}

const eventFrom = (source: string, id: string) =>
  toStructuredCloudEvent(
    buildEvent({
      subject: 'build',
      predicate: 'started',
      id,
      source,
      timestamp: '2026-10-01T10:00:00Z',
      subjectId: 'build-1',
      content: {},
    }),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  service = await startService(database, null, { cdevents: 'main', others: 'other' });
  await service.ready();
  const writer = as(service.keys.publisher);
  for (let at = 0; at < history.length; at += 250) {
    const batch = JSON.stringify(history.slice(at, at + 250));
    await writer.post('/v1/events?ledger=main', batch, BATCH).expect(202);
  }
  const newest = history.length - 1;
  const asOf = async () => (await auditor().get('/v1/changes?limit=1')).body.asOf;
  for (let seen = await asOf(); seen !== newest; seen = await asOf()) await sleep(100);
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

describe('a key of one ledger', () => {
  it('cannot tell a ledger that is not its own from one that is not there', async () => {
    const secret = await keyOf('auditor', { ledgers: ['main'] });
    const bodyFor = async (path: string) => {
      const { status, body } = await as(secret).get(path);
      const { instance: _, ...rest } = body;
      return JSON.stringify([status, rest]);
    };
    const paths = (ledger: string) => [
      ...KINDS.map((kind) => `/v1/${kind}?ledger=${ledger}`),
      `/v1/entries?ledger=${ledger}`,
      `/v1/ledgers/${ledger}/checkpoint`,
      `/v1/ledgers/${ledger}/entries/0`,
      `/v1/ledgers/${ledger}/entries/0/payload`,
      `/v1/ledgers/${ledger}/payload/000`,
      `/v1/quarantine?ledger=${ledger}`,
    ];
    const foreign = await Promise.all(paths('other').map(bodyFor));
    const unknown = await Promise.all(paths('nosuch').map(bodyFor));
    expect(foreign).toEqual(unknown.map((text) => text.replaceAll('nosuch', 'other')));
    expect(foreign.every((text) => text.startsWith('[404,'))).toBe(true);
  });

  it('is shown its own alone, which is its default too', async () => {
    const secret = await keyOf('auditor', { ledgers: ['other'] });
    const { body } = await as(secret).get('/v1/ledgers').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['other']);
    expect((await as(secret).get('/v1/changes').expect(200)).body.ledger).toBe('other');
  });
});

describe('a key of one environment', () => {
  it('is shown what a filter by that environment shows, and no more by any filter', async () => {
    const secret = await keyOf('auditor', { environments: [ENVIRONMENT] });
    for (const kind of KINDS) {
      const filtered = await auditor().get(
        `/v1/${kind}?limit=1000&environment=${encodeURIComponent(ENVIRONMENT)}`,
      );
      const scoped = await as(secret).get(`/v1/${kind}?limit=1000`).expect(200);
      expect(scoped.body).toEqual(filtered.body);
      const foreign = await as(secret).get(`/v1/${kind}?environment=staging`).expect(200);
      expect([foreign.body.total, foreign.body.items]).toEqual([0, []]);
    }
  });

  it('finds no single record elsewhere, by the words for one that is not there', async () => {
    const secret = await keyOf('auditor', { environments: [ENVIRONMENT] });
    let [shown, hidden] = [0, 0];
    for (const kind of KINDS) {
      const all = (await auditor().get(`/v1/${kind}?limit=1000`)).body.items as { id: string }[];
      const own = (await as(secret).get(`/v1/${kind}?limit=1000`)).body.items as { id: string }[];
      const ids = new Set(own.map(({ id }) => id));
      const elsewhere = all.find(({ id }) => !ids.has(id));
      for (const { id } of own.slice(0, 1)) {
        await as(secret)
          .get(`/v1/${kind}/${encodeURIComponent(id)}`)
          .expect(200);
        shown += 1;
      }
      if (elsewhere === undefined) continue;
      const { status, body } = await as(secret).get(
        `/v1/${kind}/${encodeURIComponent(elsewhere.id)}`,
      );
      expect([status, body.detail]).toEqual([404, expect.stringMatching(/^no [a-z]+ '/)]);
      expect(body.detail).toContain(elsewhere.id);
      hidden += 1;
    }
    expect([shown > 2, hidden > 2]).toEqual([true, true]);
  });

  it('is refused whatever is not cut down to environments', async () => {
    const secret = await keyOf('auditor', { environments: [ENVIRONMENT] });
    const paths = [
      '/v1/entries',
      '/v1/quarantine',
      '/v1/reports',
      '/v1/ledgers/main/entries/0',
      '/v1/ledgers/main/entries/0/payload',
      '/v1/ledgers/main/payload/000',
      '/v1/metrics/delivery?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
      '/v1/environments/staging/state',
    ];
    const answers = await Promise.all(paths.map((path) => as(secret).get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 403));
    const own = `/v1/environments/${encodeURIComponent(ENVIRONMENT)}/state`;
    await as(secret).get(own).expect(200);
  });
});

describe('a key of one source', () => {
  it('writes events of that source and what is below it, element by element', async () => {
    const secret = await keyOf('publisher', { sources: ['https://ci.example/team'] });
    const batch = [
      eventFrom('https://ci.example/team', 'one'),
      eventFrom('https://ci.example/team-two', 'two'),
      eventFrom('https://ci.example/team/7', 'three'),
    ];
    const { body } = await as(secret)
      .post('/v1/events?ledger=other', JSON.stringify(batch), BATCH)
      .expect(202);
    const reason = "the key is not for the source 'https://ci.example/team-two'";
    expect(body).toEqual({
      accepted: 2,
      refused: 1,
      items: [
        { id: 'one', accepted: true, reason: null },
        { id: null, accepted: false, reason },
        { id: 'three', accepted: true, reason: null },
      ],
    });
    const alone = JSON.stringify(batch[1]);
    const refused = await as(secret).post(
      '/v1/events?ledger=other',
      alone,
      'application/cloudevents+json',
    );
    expect([refused.status, refused.body.detail]).toEqual([403, reason]);
    const { total } = (await auditor().get('/v1/entries?ledger=other')).body;
    expect(total).toBe(2);
  });
});

describe('keys over the API', () => {
  it('are for administrators alone, and show no secret', async () => {
    const others = ['auditor', 'officer', 'operator', 'publisher'] as const;
    for (const role of others) await as(service.keys[role]).get('/v1/keys').expect(403);
    const { text } = await admin().get('/v1/keys').expect(200);
    for (const secret of Object.values(service.keys)) expect(text).not.toContain(secret);
  });

  it('allow no more than the key that makes them', async () => {
    const limited = as(await keyOf('admin', { ledgers: ['other'] }));
    const wanted = { role: 'auditor', ledgers: ['main'], environments: ['*'] };
    const id = service.keys.auditor.split('_').slice(0, 3).join('_');
    const answers = [
      await limited.post('/v1/keys', wanted),
      await limited.post('/v1/keys', { ...wanted, ledgers: ['*'] }),
      await limited.post('/v1/keys', { ...wanted, ledgers: ['other'] }),
      await limited.post(`/v1/keys/${id}/revocation`),
      await limited.post(`/v1/keys/${id}/rotation`, { graceSeconds: 0 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 201, 404, 404]);
  });

  it('are rotated with a time of grace, and revoked at once with both secrets', async () => {
    const first = await keyOf('auditor', {});
    const id = first.split('_').slice(0, 3).join('_');
    const rotated = await admin().post(`/v1/keys/${id}/rotation`, { graceSeconds: 3_600 });
    const second: string = rotated.body.secret;
    const statuses = async () =>
      (await Promise.all([first, second].map((each) => as(each).get('/v1/entries')))).map(
        ({ status }) => status,
      );
    expect(await statuses()).toEqual([200, 200]);
    await admin().post(`/v1/keys/${id}/revocation`).expect(200);
    expect(await statuses()).toEqual([401, 401]);
  });

  it('are refused when they would be of no use, or are asked for in words unknown', async () => {
    const wrong = [
      { role: 'auditor', ledgers: [] },
      { role: 'auditor', ledgers: ['main'] },
      { role: 'publisher', ledgers: ['main'], sources: [''] },
      { role: 'god', ledgers: ['*'], environments: ['*'] },
      { role: 'auditor', ledgers: ['*'], environments: ['*'], hash: 'x' },
      { role: 'auditor', ledgers: ['*'], environments: ['*'], expiresAt: 'tomorrow' },
    ];
    const answers = await Promise.all(wrong.map((body) => admin().post('/v1/keys', body)));
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 400));
  });
});
