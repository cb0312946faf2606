// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startService, type TestDatabase, type TestService } from '#testing';

const HOOKS = `
github: { kind: github, secrets: [the-secret-of-github] }
gitlab: { kind: gitlab, secrets: [the-token-of-gitlab] }
argocd: { kind: bearer, delivery: x-delivery }
`;
const BODY = '{ "action": "opened",  "number": 1 }';

let database: TestDatabase;
let service: TestService;
/** who is refused while still writing is answered where the connection is kept */
const agent = new Agent({ keepAlive: true });

beforeAll(async () => {
  database = await createTestDatabase();
  const settings = { LEDGER_HOOKS: HOOKS };
  service = await startService(database, null, { cdevents: 'main' }, settings);
  await service.ready();
});
afterAll(async () => {
  agent.destroy();
  await service?.stop();
  await database?.drop();
});

const signature = (body: string) =>
  `sha256=${createHmac('sha256', 'the-secret-of-github').update(body).digest('hex')}`;
const post = (
  source: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = BODY,
) =>
  request(service.url)
    .post(`/v1/hooks/${source}`)
    .agent(agent)
    .set({ 'content-type': 'application/json', ...headers })
    .send(body);
const get = (path: string) =>
  request(service.url).get(path).set('authorization', `Bearer ${service.keys.auditor}`);
const fromGithub = (delivery: string, body = BODY) => ({
  'x-hub-signature-256': signature(body),
  'x-github-delivery': delivery,
  'x-github-event': 'pull_request',
});

describe('webhooks', () => {
  it('are stored as received, each delivery once, and wait in quarantine for a translator', async () => {
    for (const delivery of ['d-1', 'd-1', 'd-2']) {
      const { status, body } = await post('github', fromGithub(delivery));
      expect([status, body]).toEqual([202, { accepted: true }]);
    }
    const { body } = await get('/v1/quarantine');
    expect(body).toMatchObject({ total: 2, reasons: [{ reason: 'untranslated', count: 2 }] });
    expect(body.items[0]).toMatchObject({
      state: 1,
      claim: { id: 'd-1', source: 'hooks/github', type: 'pull_request', time: null },
      channel: { kind: 'http', route: 'POST /v1/hooks/github', principal: 'hook:github' },
      payload: { size: BODY.length, href: '/v1/ledgers/main/entries/0/payload' },
    });
    const bytes = await get(body.items[0].payload.href)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(bytes.body.toString()).toBe(BODY);
  });

  it('are taken from GitLab by its token and from others by the key of a publisher', async () => {
    const gitlab = await post('gitlab', {
      'x-gitlab-token': 'the-token-of-gitlab',
      'idempotency-key': 'g',
    });
    const key = { authorization: `Bearer ${service.keys.publisher}` };
    const argocd = await post('argocd', { ...key, 'x-delivery': 'a' });
    expect([gitlab.status, argocd.status]).toEqual([202, 202]);
  });

  it.each([
    ['an unknown source', () => post('nobody', {}), 404],
    ['no signature', () => post('github', { 'x-github-delivery': 'x' }), 401],
    ['another body than was signed', () => post('github', fromGithub('x', '{}')), 401],
    ['a wrong token', () => post('gitlab', { 'x-gitlab-token': 'guess' }), 401],
    ['no key', () => post('argocd', {}), 401],
    [
      'the key of an auditor',
      () => post('argocd', { authorization: `Bearer ${service.keys.auditor}` }),
      403,
    ],
    ['an empty body', () => post('github', fromGithub('x', ''), ''), 400],
    ['a body beyond the limit', () => post('github', {}, Buffer.alloc(1_100_000)), 413],
  ])('are refused with %s', async (_, send, status) => {
    const before = (await get('/v1/entries?limit=1')).body.total;
    const answer = await send();
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await get('/v1/entries?limit=1')).body.total).toBe(before);
  });

  it('in quarantine are paged and filtered', async () => {
    const first = (await get('/v1/quarantine?limit=1&reason=untranslated')).body;
    expect([first.items.length, first.total, first.next !== null]).toEqual([1, 4, true]);
    const next = (await get(`/v1/quarantine?limit=10&reason=untranslated&cursor=${first.next}`))
      .body;
    expect(next.items.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3]);
    expect((await get('/v1/quarantine?reason=json_syntax')).body.items).toEqual([]);
    expect((await get('/v1/quarantine?reason=A%20B')).status).toBe(400);
    const publisher = `Bearer ${service.keys.publisher}`;
    const refused = await request(service.url)
      .get('/v1/quarantine')
      .set('authorization', publisher);
    expect(refused.status).toBe(403);
  });
});
