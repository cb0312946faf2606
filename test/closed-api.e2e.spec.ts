// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, type CloudEvent, toStructuredCloudEvent } from '#events';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

let database: TestDatabase;
let service: TestService;

beforeAll(async () => {
  database = await createTestDatabase();
  service = await startService(database, null);
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

const api = () => request(service.url);
const bearer = (role: keyof TestService['keys']) => `Bearer ${service.keys[role]}`;

const anEvent = (id: string): CloudEvent =>
  toStructuredCloudEvent(
    buildEvent({
      subject: 'build',
      predicate: 'started',
      id,
      source: 'https://ci.example',
      timestamp: '2026-10-01T10:00:00.123456Z',
      subjectId: 'build-1',
      content: {},
    }),
  );

const post = (body: string, mediaType = 'application/cloudevents+json') =>
  api()
    .post('/v1/events')
    .set('authorization', bearer('publisher'))
    .set('content-type', mediaType)
    .send(body);

const entries = async () =>
  (await api().get('/v1/entries').set('authorization', bearer('auditor'))).body;

describe('an API without a broker', () => {
  it('is open for health alone', async () => {
    expect((await api().get('/health/live')).body).toEqual({ status: 'live' });
    expect((await api().get('/health/ready')).body).toEqual({ status: 'ready' });
    for (const path of ['/v1/entries', '/v1/changes', '/v1/releases', '/v1/reports']) {
      const { status, body, headers } = await api().get(path);
      expect([status, body.status, headers['content-type'], headers['www-authenticate']]).toEqual([
        401,
        401,
        'application/problem+json; charset=utf-8',
        'Bearer',
      ]);
    }
  });

  it('refuses a key that it does not know, and a role that may not', async () => {
    const forged =
      service.keys.auditor.slice(0, -1) + (service.keys.auditor.endsWith('A') ? 'B' : 'A');
    const unknown = await api().get('/v1/entries').set('authorization', `Bearer ${forged}`);
    const publisher = await api().get('/v1/entries').set('authorization', bearer('publisher'));
    const operator = await api().get('/v1/changes').set('authorization', bearer('operator'));
    const auditor = await api()
      .post('/v1/reports')
      .set('authorization', bearer('auditor'))
      .send({});
    const statuses = [unknown, publisher, operator, auditor].map(({ status }) => status);
    expect(statuses).toEqual([401, 403, 403, 403]);
  });

  it('appends posted events directly, each once, bytes kept', async () => {
    const text = JSON.stringify(anEvent('one')).replace('{', '{ ');
    expect((await post(text)).body).toEqual({
      accepted: 1,
      refused: 0,
      items: [{ id: 'one', accepted: true, reason: null }],
    });
    expect((await post(text)).status).toBe(202);
    const { items, total } = await entries();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ state: 5, payload: { size: text.length } });
  });

  it('takes a batch element by element, and says which it refused', async () => {
    const before = (await entries()).total;
    const batch = `[${JSON.stringify(anEvent('two'))},{"specversion":"1.0"},${JSON.stringify(anEvent('three'))}]`;
    const { status, body } = await post(batch, 'application/cloudevents-batch+json');
    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 2, refused: 1 });
    expect(body.items.map((item: { accepted: boolean }) => item.accepted)).toEqual([
      true,
      false,
      true,
    ]);
    expect((await entries()).total).toBe(before + 2);
  });

  it('answers 400 with a problem to what it cannot read', async () => {
    const bad = [
      await post('{"specversion":"1.0"}'),
      await post('not json'),
      await api().get('/v1/entries?limit=0').set('authorization', bearer('auditor')),
      await api().get('/v1/entries?limit=1&limit=2').set('authorization', bearer('auditor')),
      await api().get('/v1/entries?colour=red').set('authorization', bearer('auditor')),
      await api().get('/v1/entries?cursor=abc.def').set('authorization', bearer('auditor')),
      await api().get('/v1/changes?asOf=three').set('authorization', bearer('auditor')),
    ];
    for (const { status, body, headers } of bad) {
      expect([status, headers['content-type']]).toEqual([
        400,
        'application/problem+json; charset=utf-8',
      ]);
      expect(body.detail).not.toBe('');
    }
  });

  it('answers 404 with a problem for what is not there', async () => {
    for (const path of ['/v1/nothing', '/v1/changes/CHG-0', '/v1/entries?ledger=other', '/']) {
      const { status, body } = await api().get(path).set('authorization', bearer('auditor'));
      expect([path, status, body.type]).toEqual([path, 404, '/problems/not-found']);
    }
  });
});
