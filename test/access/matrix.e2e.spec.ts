// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ACCESS_ROLES,
  type AccessRole,
  EVERYTHING,
  KeyStore,
  newAccessKey,
  type Scope,
} from '#access';
import { SystemClock } from '#platform';
import {
  createTestDatabase,
  type OpenIdProvider,
  startOpenIdProvider,
  startService,
  type TestDatabase,
  type TestService,
} from '#testing';

/** Who may, and what an allowed request for something that is not there is answered. */
type Rule = readonly [roles: readonly AccessRole[] | 'anyone', status: number, foreign?: number];

const READERS: readonly AccessRole[] = ['auditor', 'officer', 'admin'];
const PROBES: readonly AccessRole[] = [...READERS, 'operator'];
const PERIOD = '?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z';

/** Every operation; the third number is the answer to whom the ledger is foreign, where not 404. */
const MATRIX: Readonly<Record<string, Rule>> = {
  'GET /docs': ['anyone', 200],
  'GET /docs/openapi.json': ['anyone', 200],
  'GET /docs/start.js': ['anyone', 200],
  'GET /docs/swagger-ui-bundle.js': ['anyone', 200],
  'GET /docs/swagger-ui.css': ['anyone', 200],
  'GET /health': ['anyone', 200],
  'GET /health/live': ['anyone', 200],
  'GET /health/ready': ['anyone', 200],
  'GET /metrics': [['operator', 'admin'], 200, 200],
  'GET /v1/keys': [['admin'], 200, 200],
  'POST /v1/keys': [['admin'], 400, 400],
  'POST /v1/keys/:id/rotation': [['admin'], 404],
  'POST /v1/keys/:id/revocation': [['admin'], 404],
  'GET /v1/access-log': [READERS, 200],
  'POST /v1/events': [['publisher', 'admin'], 400, 400],
  'POST /v1/hooks/:source': ['anyone', 404],
  'GET /v1/entries': [READERS, 200],
  'GET /v1/quarantine': [READERS, 200],
  'GET /v1/ledgers': [PROBES, 200, 200],
  'GET /v1/ledgers/:id/checkpoint': [PROBES, 404],
  'GET /v1/ledgers/:id/tile/*': [READERS, 404],
  'GET /v1/ledgers/:id/payload/*': [READERS, 404],
  'GET /v1/ledgers/:id/entries/:position': [READERS, 404],
  'GET /v1/ledgers/:id/entries/:position/payload': [READERS, 404],
  'GET /v1/ledgers/:id/entries/:position/proof': [READERS, 404],
  'GET /v1/ledgers/:id/consistency': [READERS, 400, 400],
  'GET /v1/ledgers/:id/erasures': [READERS, 200],
  'POST /v1/ledgers/:id/erasures': [['admin'], 400, 400],
  'POST /v1/ledgers/:id/erasures/:request/approval': [['admin'], 404],
  'POST /v1/ledgers/:id/erasures/:request/rejection': [['admin'], 404],
  'GET /v1/changes': [READERS, 200],
  'GET /v1/changes/:id': [READERS, 404],
  'GET /v1/changes/:id/timeline': [READERS, 404],
  'GET /v1/changes/:id/edits': [READERS, 404],
  'GET /v1/changes/summary': [READERS, 200],
  'GET /v1/change-schedule': [READERS, 200],
  'GET /v1/actors/:id/activity': [READERS, 200],
  'GET /v1/artifacts/mutable-tags': [READERS, 200],
  'GET /v1/artifacts/:digest/history': [READERS, 200],
  'GET /v1/producers/gaps': [READERS, 200],
  'GET /v1/producers/late': [READERS, 200],
  'GET /v1/releases': [READERS, 200],
  'GET /v1/releases/:id': [READERS, 404],
  'GET /v1/releases/:id/certificate': [READERS, 404],
  'GET /v1/deployments': [READERS, 200],
  'GET /v1/deployments/:id': [READERS, 404],
  'GET /v1/approvals': [READERS, 200],
  'GET /v1/approvals/:id': [READERS, 404],
  'GET /v1/items': [READERS, 200],
  'GET /v1/items/:id': [READERS, 404],
  'GET /v1/incidents': [READERS, 200],
  'GET /v1/incidents/:id': [READERS, 404],
  'GET /v1/incidents/:id/changes': [READERS, 404],
  'GET /v1/environments/:environment/state': [READERS, 200],
  'GET /v1/environments/:environment/diff': [READERS, 200],
  'GET /v1/metrics/delivery': [READERS, 200],
  'GET /v1/reports': [READERS, 200],
  'POST /v1/reports': [['officer', 'admin'], 201],
  'GET /v1/reports/:id/files/:format': [READERS, 404],
};
const OPERATIONS = Object.entries(MATRIX);
const BY_KEY = OPERATIONS.filter(([, [roles]]) => roles !== 'anyone');

let database: TestDatabase;
let provider: OpenIdProvider;
let service: TestService;

const call = (operation: string, bearer: string | null) => {
  const [method = '', pattern = ''] = operation.split(' ');
  const path = pattern
    .replace('ledgers/:id', 'ledgers/main')
    .replace(':position', '7')
    .replace(':request', '00000000-0000-4000-8000-000000000000')
    .replaceAll(/:\w+|\*/g, 'nothing');
  const query = /delivery|diff|schedule|late/.test(pattern) ? PERIOD : '';
  const sent = method === 'GET' ? request(service.url).get(path + query) : posted(path);
  return bearer === null ? sent : sent.set('authorization', `Bearer ${bearer}`);
};
const posted = (path: string) =>
  request(service.url).post(path).set('content-type', 'application/json').send('{}');

async function statuses(
  operations: readonly (readonly [string, Rule])[],
  bearerFor: (rule: Rule) => string | null,
): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const [operation, rule] of operations) {
    found[operation] = (await call(operation, bearerFor(rule))).status;
  }
  return found;
}

const expected = (
  operations: readonly (readonly [string, Rule])[],
  status: (rule: Rule) => number,
) => Object.fromEntries(operations.map(([operation, rule]) => [operation, status(rule)]));

/** One key a role, of a scope; `ended` says how it has lost its force. */
async function keysOf(
  scope: Scope,
  ended: 'expired' | 'revoked' | null,
): Promise<Readonly<Record<AccessRole, string>>> {
  const store = new KeyStore(database.database, new SystemClock());
  const expiresAt = ended === 'expired' ? new Date(Date.now() - 1) : null;
  const secrets: [AccessRole, string][] = [];
  for (const role of ACCESS_ROLES) {
    const key = newAccessKey(role);
    await store.register(key, { scope, expiresAt });
    if (ended === 'revoked') await store.revoke(key.keyId);
    secrets.push([role, key.secret]);
  }
  return Object.fromEntries(secrets) as Record<AccessRole, string>;
}

const anAllowed = (secrets: Readonly<Record<AccessRole, string>>) => (rule: Rule) =>
  secrets[rule[0] === 'anyone' ? 'admin' : (rule[0][0] ?? 'admin')];

/** The routes of the built application, as it registers them. */
async function servedRoutes(): Promise<readonly string[]> {
  const script = `
    import { createApp } from './dist/apps/api/src/create-app.js';
    import { RouteTable } from './dist/apps/api/src/http/route-table.js';
    import { API_CONFIG } from './dist/apps/api/src/config.js';
    import { parseConfig } from './dist/libs/platform/src/index.js';
    const app = await createApp(parseConfig(API_CONFIG, process.env));
    await app.init();
    process.stdout.write(JSON.stringify(app.get(RouteTable).routes));
    process.exit(0);`;
  const env = { DATABASE_URL: database.url, KAFKA_BROKERS: '', LEDGER_LOG_LEVEL: 'error' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    { env: { ...env, LEDGER_TOPICS: 'cdevents=main' } },
  );
  const routes = JSON.parse(stdout) as { method: string; pattern: string }[];
  const own = routes.filter(({ method }) => !['HEAD', 'OPTIONS'].includes(method));
  return own.map(({ method, pattern }) => `${method} ${pattern}`);
}

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startOpenIdProvider();
  const grants = ACCESS_ROLES.map(
    (role) => `  - { value: ${role}s, role: ${role}, environments: ['*'], sources: ['*'] }`,
  );
  const oidc = `issuer: ${provider.issuer}\naudience: ${provider.audience}\nclaim: scope\ngrants:\n${grants.join('\n')}`;
  const topics = { cdevents: 'main', others: 'other' };
  service = await startService(database, null, topics, {
    LEDGER_OIDC: oidc,
    LEDGER_LOG_LEVEL: 'error',
    LEDGER_READS_PER_MINUTE: '100000',
  });
  await service.ready();
});
afterAll(async () => {
  await service?.stop();
  await provider?.stop();
  await database?.drop();
});

describe('who may do what', () => {
  it('is said of every operation that is served, and of no other', async () => {
    expect([...(await servedRoutes())].toSorted()).toEqual(Object.keys(MATRIX).toSorted());
  });

  it.each(ACCESS_ROLES)('%s: what it may, and 403 for the rest', async (role) => {
    const found = await statuses(OPERATIONS, () => service.keys[role]);
    const wanted = expected(OPERATIONS, ([roles, status]) =>
      roles === 'anyone' || roles.includes(role) ? status : 403,
    );
    expect(found).toEqual(wanted);
  });

  it('nobody: 401', async () => {
    expect(await statuses(BY_KEY, () => null)).toEqual(expected(BY_KEY, () => 401));
  });

  it.each(['expired', 'revoked'] as const)('a key that has %s: 401', async (ended) => {
    const secrets = await keysOf(EVERYTHING, ended);
    expect(await statuses(BY_KEY, anAllowed(secrets))).toEqual(expected(BY_KEY, () => 401));
  });

  it('a key of another ledger: as if that ledger were not there', async () => {
    const secrets = await keysOf({ ...EVERYTHING, ledgers: ['none'] }, null);
    const wanted = expected(BY_KEY, ([, , status = 404]) => status);
    expect(await statuses(BY_KEY, anAllowed(secrets))).toEqual(wanted);
  });

  it('a token for another audience: 401, and for this one what its grant allows', async () => {
    const tokenFor = (aud: string, scope: string) =>
      provider.sign({
        iss: provider.issuer,
        aud,
        scope,
        sub: 'someone',
        exp: Math.floor(Date.now() / 1_000) + 60,
      });
    const wrong = await tokenFor('https://other.example', 'auditors');
    expect(await statuses(BY_KEY, () => wrong)).toEqual(expected(BY_KEY, () => 401));
    const right = await tokenFor(provider.audience, 'auditors');
    expect(await statuses(OPERATIONS, () => right)).toEqual(
      expected(OPERATIONS, ([roles, status]) =>
        roles === 'anyone' || roles.includes('auditor') ? status : 403,
      ),
    );
    const { headers } = await call('GET /v1/entries', wrong);
    expect(headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it('a token that the provider itself gives, by client credentials or to a person', async () => {
    const token = await provider.token('auditors');
    expect((await call('GET /v1/entries', token)).status).toBe(200);
    const person = await provider.personToken('auditors', 'ann');
    expect((await call('GET /v1/entries', person)).status).toBe(200);
    const log = `/v1/access-log?principal=${encodeURIComponent('oidc:ann')}`;
    const { body } = await request(service.url)
      .get(log)
      .set('authorization', `Bearer ${service.keys.auditor}`);
    expect(body.items).toMatchObject([{ principal: 'oidc:ann', operation: 'GET /v1/entries' }]);
    const stranger = await provider.token('nobodies');
    expect((await call('GET /v1/entries', stranger)).status).toBe(403);
  });
});
