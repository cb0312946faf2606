// SPDX-License-Identifier: Apache-2.0
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildEvent, toStructuredCloudEvent } from '#events';
import { sleep } from '#platform';
import { hasKafka, type OwnService, startOwnService } from '#testing';

// A word planted wherever a secret or a payload can stand must never come out in a log.

const CANARY = 'canary-7f3a91';
const HOOKS = `team: { kind: gitlab, secrets: [${CANARY}-of-the-hook] }`;
const BATCH = 'application/cloudevents-batch+json';

let own: OwnService;

const planted = (id: string) =>
  toStructuredCloudEvent(
    buildEvent({
      subject: 'build',
      predicate: 'started',
      id: `${CANARY}-${id}`,
      source: `https://ci.example/${CANARY}`,
      timestamp: '2026-10-01T10:00:00Z',
      subjectId: CANARY,
      content: {},
    }),
  );
/** Records that are well, that are broken in every way, and one that contradicts another. */
const BODIES = [
  JSON.stringify(planted('one')),
  JSON.stringify({ ...planted('one'), data: { other: CANARY } }),
  `{"${CANARY}`,
  `{"id":"${CANARY}","id":"${CANARY}"}`,
  `"${CANARY}\\u0000\\ud800"`,
  `[${'['.repeat(200)}"${CANARY}"`,
  CANARY.repeat(5_000),
];

const post = (path: string, bearer: string, body: string, mediaType: string) =>
  request(own.service.url)
    .post(path)
    .set({ authorization: `Bearer ${bearer}`, 'content-type': mediaType, 'x-gitlab-token': CANARY })
    .send(body);

beforeAll(async () => {
  own = await startOwnService({
    apiSettings: { LEDGER_LOG_LEVEL: 'debug', LEDGER_HOOKS: HOOKS },
  });
});
afterAll(() => own?.stop());

async function size(): Promise<number> {
  const sql = `SELECT size FROM ledger_head WHERE ledger = 'main'`;
  return (await own.database.database.query<{ size: number }>(sql))[0]?.size ?? 0;
}

/** Every way in, with what is accepted, refused, and what fails on our side. */
async function exercise(): Promise<void> {
  await own.topic.publish(
    BODIES.map((value) => ({
      key: CANARY,
      value,
      headers: { 'content-type': `application/${CANARY}`, [CANARY]: CANARY },
    })),
  );
  const { publisher, auditor, admin } = own.service.keys;
  for (const body of BODIES) {
    await post('/v1/events', publisher, body, 'application/cloudevents+json');
    await post('/v1/events', publisher, `[${body}]`, BATCH);
    await post('/v1/hooks/team', CANARY, body, 'application/json');
    await post('/v1/keys', admin, body, 'application/json');
  }
  const tokens = [
    `cl_admin_00000000_${CANARY.padEnd(43, 'x')}`,
    `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify({ sub: CANARY })).toString('base64url')}.`,
    CANARY,
  ];
  for (const bearer of [...tokens, auditor]) {
    for (const path of ['/v1/entries', `/v1/changes/${CANARY}`, `/v1/changes?service=${CANARY}`]) {
      await request(own.service.url)
        .get(path)
        .set({ authorization: `Bearer ${bearer}`, cookie: `session=${CANARY}` });
    }
  }
}

/** What fails on our side is logged in words. */
async function fail(): Promise<void> {
  const { publisher, auditor } = own.service.keys;
  const rename = (from: string, to: string) =>
    own.database.database.query(`ALTER TABLE ${from} RENAME TO ${to}`);
  await rename('ledger_entry', 'hidden');
  await request(own.service.url)
    .get(`/v1/changes?service=${CANARY}&plannedEndBefore=now`)
    .set('authorization', `Bearer ${auditor}`)
    .expect(500);
  await post(
    '/v1/events',
    publisher,
    JSON.stringify(planted('two')),
    'application/cloudevents+json',
  );
  while (!own.service.output().includes('cannot')) await sleep(50);
  await rename('hidden', 'ledger_entry');
  await own.database.database.query(
    `ALTER TABLE ledger_payload ADD CONSTRAINT spec CHECK (octet_length(value) = 0) NOT VALID`,
  );
  const before = own.service.output().length;
  await post(
    '/v1/events',
    publisher,
    JSON.stringify(planted('three')),
    'application/cloudevents+json',
  );
  while (!/violates check|spec/.test(own.service.output().slice(before))) await sleep(50);
  await own.database.database.query('ALTER TABLE ledger_payload DROP CONSTRAINT spec');
}

describe.skipIf(!hasKafka())('a word planted in keys, payloads, headers and addresses', () => {
  it('is in no log of API or worker, whatever fails', async () => {
    await exercise();
    while ((await size()) < 4) await sleep(50);
    await fail();
    await own.service.stop();
    const output = own.service.output();
    expect(output).toMatch(/"a bearer was refused"/);
    expect(output).toMatch(/"a request failed"/);
    const secrets = Object.values(own.service.keys).map((key) => key.split('_').slice(3).join('_'));
    for (const secret of [CANARY, ...secrets]) {
      const at = output.indexOf(secret);
      expect(at < 0 ? '' : output.slice(Math.max(0, at - 300), at + 100)).toBe('');
    }
  });
});
