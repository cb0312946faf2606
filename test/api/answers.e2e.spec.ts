// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { get as httpGet } from 'node:http';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '#platform';
import { hasKafka } from '#testing';
import { type DemoService, type ListBody, startDemoService } from './demo-service.js';

const LISTS = [
  'changes',
  'releases',
  'deployments',
  'approvals',
  'items',
  'incidents',
  'entries',
  'quarantine',
] as const;

let demo: DemoService;

interface Streamed {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly trailers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** An answer with its trailers, which supertest does not show. */
function streamed(path: string, accept: string): Promise<Streamed> {
  const authorization = `Bearer ${demo.service.keys.auditor}`;
  return new Promise((resolve, reject) => {
    const options = { headers: { accept, authorization } };
    httpGet(new URL(path, demo.service.url), options, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers, trailers } = response;
        resolve({ status, headers, trailers, text: Buffer.concat(chunks).toString() });
      });
    }).on('error', reject);
  });
}

const sha256 = (text: string, encoding: 'hex' | 'base64') =>
  createHash('sha256').update(text).digest(encoding);

/** The text of a checkpoint that holds a position, when the records know all of it. */
async function sealedPast(position: number): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    const { status, text } = await demo.get('/v1/ledgers/main/checkpoint');
    const size = Number(text.split('\n')[1]);
    const { asOf } = await demo.body<ListBody>('/v1/changes?limit=1');
    if (status === 200 && size > position && Number(asOf) >= size - 1) return text;
  }
  throw new Error('the ledger is not sealed');
}

/** A list page by page, each asked for by the `next` link of the one before. */
async function walk(path: string): Promise<ListBody['items']> {
  const items = [];
  for (let at: string | undefined = path; at !== undefined;) {
    const response: Awaited<ReturnType<DemoService['get']>> = await demo.get(at).expect(200);
    items.push(...(response.body as ListBody).items);
    at = /<([^>]+)>; rel="next"/.exec(response.headers['link'] ?? '')?.[1];
  }
  return items;
}

describe.skipIf(!hasKafka())('answers', () => {
  beforeAll(async () => {
    demo = await startDemoService();
  });
  afterAll(() => demo?.stop());

  it.each(LISTS)('stream the %s whole as NDJSON, with rows, digest and position', async (list) => {
    const pages = await walk(`/v1/${list}?limit=77`);
    const { headers, trailers, text } = await streamed(`/v1/${list}`, 'application/x-ndjson');
    const lines = text.trimEnd().split('\n');
    const rows = lines.slice(0, -1).map((line) => JSON.parse(line) as object);
    expect(rows).toEqual(pages);
    const before = text.slice(0, text.length - (lines.at(-1)?.length ?? 0) - 1);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      end: {
        rows: pages.length,
        sha256: sha256(before, 'hex'),
        ledger: 'main',
        asOf: demo.newest,
      },
    });
    expect([headers['ledger-seq'], headers['ledger-rows'], trailers['repr-digest']]).toEqual([
      String(demo.newest),
      String(pages.length),
      `sha-256=:${sha256(text, 'base64')}:`,
    ]);
  });

  it.each(LISTS)('stream the %s whole as CSV, every cell as the JSON has it', async (list) => {
    const pages = await walk(`/v1/${list}?limit=1000`);
    const { headers, trailers, text } = await streamed(`/v1/${list}`, 'text/csv');
    const rows = parse(text, { columns: true, record_delimiter: '\r\n' });
    const cell = (value: unknown) => {
      if (value === null) return '';
      if (typeof value !== 'string') return JSON.stringify(value);
      return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    };
    expect(rows).toEqual(
      pages.map((item) =>
        Object.fromEntries(Object.entries(item).map(([name, value]) => [name, cell(value)])),
      ),
    );
    expect([headers['content-type'], headers['ledger-rows'], trailers['repr-digest']]).toEqual([
      'text/csv; charset=utf-8; header=present',
      String(pages.length),
      `sha-256=:${sha256(text, 'base64')}:`,
    ]);
  });

  it('refuse to stream a part of a list, or what is no list', async () => {
    const accept = 'application/x-ndjson';
    expect((await streamed('/v1/changes?limit=5', accept)).status).toBe(400);
    expect((await streamed('/v1/changes?colour=red', accept)).status).toBe(400);
    const { items } = await demo.body<ListBody>('/v1/changes?limit=1');
    expect((await streamed(`/v1/changes/${String(items[0]?.['id'])}`, accept)).status).toBe(406);
  });

  it('are the same bytes as of the same position, and are not sent twice', async () => {
    const first = await demo.get('/v1/changes?asOf=900&limit=20').expect(200);
    const { etag = '' } = first.headers;
    expect(etag).toBe(`"${createHash('sha256').update(first.text).digest('base64url')}"`);
    const again = await demo.get('/v1/changes?asOf=900&limit=20', {
      'if-none-match': `"x", ${etag}`,
    });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    const other = await demo.get('/v1/changes?asOf=901&limit=20', { 'if-none-match': etag });
    expect([other.status, other.headers['ledger-seq']]).toEqual([200, '901']);
  });

  it('say where they go on, what describes them, and what proves them', async () => {
    const { headers, body } = await demo.get('/v1/deployments?tier=production&limit=2').expect(200);
    const next = String((body as ListBody).next);
    expect(headers['link']).toBe(
      [
        '</v1/deployments?tier=production&limit=2>; rel="first"',
        `</v1/deployments?tier=production&limit=2&cursor=${next}>; rel="next"`,
        '</docs/openapi.json>; rel="describedby"',
        '</v1/ledgers/main/checkpoint>; rel="evidence"',
      ].join(', '),
    );
    expect(headers['cache-control']).toBe('private, no-cache');
  });

  it('hold the fields alone that are asked for, of a closed list', async () => {
    const { items } = await demo.body<ListBody>('/v1/changes?fields=id,authorisation&limit=3');
    expect(items.map((item) => Object.keys(item))).toEqual(
      items.map(() => ['id', 'authorisation']),
    );
    const id = String(items[0]?.['id']);
    expect(await demo.body(`/v1/changes/${id}?fields=id`)).toEqual({ id });
    for (const path of ['changes', 'changes?service=none', 'producers/gaps', `changes/${id}`]) {
      const asked = `/v1/${path}${path.includes('?') ? '&' : '?'}fields=id,colour`;
      const { status, body } = await demo.get(asked);
      expect([asked, status, body.title]).toEqual([asked, 400, 'The request cannot be understood']);
      expect((await streamed(asked, 'text/csv')).status).toBe(400);
    }
  });

  it('say of a single record, too, what was looked at, and the root that was signed of it', async () => {
    const [, size, root] = (await sealedPast(demo.newest)).split('\n');
    const asOf = Number(size) - 1;
    const [change] = await demo.client.whole('/v1/changes', { query: { implemented: ['true'] } });
    const paths = ['changes', 'releases', 'deployments', 'approvals', 'items', 'incidents'].map(
      async (kind) => {
        const { items } = await demo.body<ListBody>(`/v1/${kind}?limit=1`);
        return `/v1/${kind}/${String(items[0]?.['id'])}`;
      },
    );
    for (const path of [...(await Promise.all(paths)), '/v1/changes', '/v1/entries']) {
      const { headers } = await demo.get(`${path}?asOf=${asOf}`).expect(200);
      expect([path, headers['ledger-seq'], headers['ledger-root']]).toEqual([
        path,
        String(asOf),
        root,
      ]);
    }
    const one = `/v1/changes/${change?.id}`;
    const whole = await demo.get(`${one}?expand=approvals&asOf=${asOf}`).expect(200);
    expect([whole.headers['ledger-seq'], whole.headers['ledger-root']]).toEqual([
      String(asOf),
      root,
    ]);
    for (const query of ['asOf=implementation-start', 'asOf=implementation-start&expand=tests']) {
      const { headers } = await demo.get(`${one}?${query}`).expect(200);
      expect(headers['ledger-seq']).toBe(String(change?.implementationPosition));
    }
    expect((await demo.get(one).expect(200)).headers['link']).not.toContain('rel="first"');
  });

  it('come in the order asked for, whole in either, and as of a time given as a header', async () => {
    const forwards = await walk('/v1/changes?limit=33&asOf=1500');
    const backwards = await walk('/v1/changes?limit=31&asOf=1500&sort=-position');
    expect(backwards).toEqual(forwards.toReversed());
    expect(await walk('/v1/changes?limit=50&sort=-position')).toEqual(
      (await walk('/v1/changes?limit=1000')).toReversed(),
    );
    await demo.get('/v1/changes?sort=colour').expect(400);
    const then = { 'accept-datetime': 'Wed, 01 Jan 2020 00:00:00 GMT' };
    expect((await demo.get('/v1/changes', then)).body).toMatchObject({ items: [], total: 0 });
    await demo.get('/v1/changes', { 'accept-datetime': 'long ago' }).expect(400);
  });
});
