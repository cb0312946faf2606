// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestDatabase,
  type OpenIdProvider,
  startOpenIdProvider,
  startService,
  type TestDatabase,
  type TestService,
} from '#testing';

let database: TestDatabase;
let provider: OpenIdProvider;
let service: TestService;

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startOpenIdProvider();
  const oidc = `issuer: ${provider.issuer}\naudience: ${provider.audience}\nclaim: scope
grants:\n  - { value: auditors, role: auditor, environments: ['*'] }`;
  service = await startService(database, null, undefined, { LEDGER_OIDC: oidc });
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

it('an issuer that does not answer: 503 for its tokens, one line in the log, keys serve as ever', async () => {
  const token = await provider.token('auditors');
  await provider.stop();
  const read = (bearer: string) =>
    request(service.url).get('/v1/entries').set('authorization', `Bearer ${bearer}`);
  for (let at = 0; at < 5; at += 1) {
    const { status, headers, body } = await read(token);
    expect([status, headers['retry-after'], body.type]).toEqual([
      503,
      '2',
      '/problems/unavailable',
    ]);
  }
  expect((await read(service.keys.auditor)).status).toBe(200);
  expect(service.output().match(/the issuer of tokens does not answer/g)?.length).toBe(1);
  expect(service.output()).not.toContain(token.split('.')[1]);
});
