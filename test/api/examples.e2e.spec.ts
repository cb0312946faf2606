// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '#platform';
import { hasKafka } from '#testing';
import { type Asking, askedExamples, HOOKS } from './asked-examples.js';
import { type DemoService, startDemoService } from './demo-service.js';

// The examples of docs/openapi.json are what the service answers of the demo history. UPDATE_GOLDEN=1
// writes them anew; without it each is asked for again, and must still have the fields that it shows.

const PATH = 'apps/api/src/openapi/examples.json';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}
interface Example {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request?: unknown;
  readonly response?: unknown;
}
const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      { path, method, operation },
    ]),
  ),
);

let demo: DemoService;
let otherAdmin: string;

/** Asks one operation; what it answered, cut down to what shows its shape. */
async function exampleOf(id: string, asking: Asking): Promise<Example> {
  const found = operations.get(id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  const { path, method, operation } = found;
  const limit = operation.parameters.some(({ name }) => name === 'limit') ? { limit: 1 } : {};
  const parameters: Record<string, unknown> = { ...limit, ...asking.parameters };
  const query = Object.fromEntries(
    operation.parameters
      .filter((each) => each.in === 'query' && parameters[each.name] !== undefined)
      .map(({ name }) => [name, parameters[name]]),
  );
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'path' ? String(parameters[name]) : encodeURIComponent(String(parameters[name])),
  );
  const { role = 'auditor' } = asking;
  const key = role === 'otherAdmin' ? otherAdmin : demo.service.keys[role];
  const agent = request(demo.service.url);
  const call = (method === 'post' ? agent.post(address) : agent.get(address))
    .query(query)
    .set({ authorization: `Bearer ${key}`, ...asking.headers });
  const answer = await (asking.request === undefined ? call : call.send(asking.request as object));
  const [status = ''] = Object.keys(operation.responses);
  expect([id, answer.status, answer.body?.detail]).toEqual([id, Number(status), undefined]);
  const shown = {
    parameters,
    ...(asking.request === undefined ? {} : { request: asking.request }),
  };
  if (answer.type === 'application/octet-stream') return shown;
  const isJson = answer.type === 'application/json';
  return { ...shown, response: isJson ? trimmed(answer.body, '') : firstLines(answer.text) };
}

const SECRET = 'cl_auditor_0123456789abcdef_shown-this-once';

/** Two of each list, and no secret. */
function trimmed(value: unknown, name: string): unknown {
  if (name === 'secret') return SECRET;
  if (Array.isArray(value)) return value.slice(0, 2).map((each) => trimmed(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, trimmed(inner, key)]),
  );
}

function firstLines(text: string): string {
  return text.split('\n').slice(0, 12).join('\n');
}

/** The names of an answer's fields, and of its first item's. */
function fieldsOf({ response }: Example): unknown {
  if (typeof response !== 'object' || response === null) return typeof response;
  const [first] = (response as { items?: readonly object[] }).items ?? [];
  return [Object.keys(response), Object.keys(first ?? {})];
}

describe.skipIf(!hasKafka())('the examples of the API', () => {
  beforeAll(async () => {
    demo = await startDemoService({ apiSettings: { LEDGER_HOOKS: HOOKS } });
    const all = { role: 'admin', ledgers: ['*'], environments: ['*'] };
    otherAdmin = (await demo.postAs('admin', '/v1/keys', all).expect(201)).body.secret;
    await demo.service.ready();
    const sealed = async () =>
      (await demo.client.read('/v1/ledgers')).items[0]?.checkpoint?.size ?? 0;
    while ((await sealed()) <= demo.newest) {
      await sleep(100);
    }
  });
  afterAll(() => demo?.stop());

  it('are what the service answers', async () => {
    const examples: Record<string, Example> = {};
    for (const [id, asking] of Object.entries(await askedExamples(demo))) {
      const given = typeof asking === 'function' ? await asking() : asking;
      examples[id] = await exampleOf(id, given);
    }
    if (process.env['UPDATE_GOLDEN'] === '1') {
      const style = await resolveConfig(PATH);
      writeFileSync(PATH, await format(JSON.stringify(examples), { ...style, filepath: PATH }));
    }
    const kept = JSON.parse(readFileSync(PATH, 'utf8')) as Record<string, Example>;
    expect(Object.keys(kept)).toEqual(Object.keys(examples));
    expect([...operations.keys()].toSorted()).toEqual(Object.keys(examples).toSorted());
    for (const [id, example] of Object.entries(examples)) {
      expect([id, fieldsOf(kept[id] ?? example)]).toEqual([id, fieldsOf(example)]);
    }
  });
});
