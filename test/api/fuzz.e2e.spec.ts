// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKafka } from '#testing';
import { type DemoService, type ListBody, startDemoService } from './demo-service.js';

// Every question that docs/openapi.json describes, asked well and badly.

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: { readonly type?: string; readonly items?: { readonly enum?: string[] } };
}
interface Question {
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>
  >;
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly get?: Omit<Question, 'path'> }>>;
  readonly components: object;
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as ApiDocument;
const questions = Object.entries(document.paths).flatMap(([path, { get }]): Question[] =>
  get === undefined || !path.startsWith('/v1/') ? [] : [{ path, ...get }],
);
const ajv = new Ajv2020({ strict: false });
const validators = new Map<string, ValidateFunction>();

let demo: DemoService;

/** What an answer must be, by its status and media type. */
function validatorOf(question: Question, status: number, mediaType: string) {
  const response = question.responses[status] ?? question.responses['default'];
  const schema = response?.content?.[mediaType]?.schema;
  if (schema === undefined) return null;
  const key = JSON.stringify([question.path, status]);
  const known = validators.get(key) ?? ajv.compile({ ...schema, components: document.components });
  validators.set(key, known);
  return known;
}

/** Asks, and says what is wrong with the answer. */
async function faultsOf(question: Question, address: string): Promise<readonly string[]> {
  // longer ones never reach the API: Node refuses them by itself
  fc.pre(address.length < 8_000);
  const { status, headers, text } = await demo.get(address);
  const mediaType = (headers['content-type'] ?? '').split(';')[0] ?? '';
  if (status >= 500 && status !== 503) return [`${address}: ${status} ${text}`];
  if (status >= 400 && mediaType !== 'application/problem+json')
    return [`${address}: ${status} ${mediaType}`];
  const validate = validatorOf(question, status, mediaType);
  if (validate === null || validate(JSON.parse(text))) return [];
  return [`${address}: ${ajv.errorsText(validate.errors)}`];
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom("' OR 1=1 --", '%00', '../../etc/passwd', '-1', '9'.repeat(30), '__proto__'),
  fc.constantFrom('2025-02-30', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '0', '700'),
  fc.string({ minLength: 1_000, maxLength: 1_000 }),
);

function addressOf({ path, parameters }: Question): fc.Arbitrary<string> {
  const valueOf = ({ schema }: Parameter) =>
    schema.items?.enum === undefined
      ? hostile
      : fc.oneof({ arbitrary: fc.constantFrom(...schema.items.enum), weight: 3 }, hostile);
  const of = (place: Parameter['in'], isAll: boolean) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place)
          .map((parameter) => [parameter.name, valueOf(parameter)]),
      ),
      isAll ? {} : { requiredKeys: [] },
    );
  return fc.tuple(of('path', true), of('query', false)).map(([places, query]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent((places[name] ?? 'none').toWellFormed()),
    );
    const asked = Object.entries(query).map(
      ([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`,
    );
    return `${filled}?${asked.join('&')}`;
  });
}

describe.skipIf(!hasKafka())('every question that the API describes', () => {
  beforeAll(async () => {
    demo = await startDemoService();
  });
  afterAll(() => demo?.stop());

  const plain = questions.filter(({ path }) => !path.includes('{'));

  it.each(plain)('answers $path as its schema says', async (question) => {
    expect(await faultsOf(question, question.path)).toEqual([]);
    expect(await faultsOf(question, `${question.path}?asOf=900&limit=500`)).toEqual([]);
  });

  it.each(questions)('refuses what it does not know at $path', async ({ path }) => {
    const address = path.replaceAll(/\{(\w+)\}/g, 'none');
    const { status } = await demo.get(`${address}?colour=red`);
    // routes without any parameters have nothing to ignore; keys are not an auditor's
    const takesNone = /ledgers|keys|reports\/\{/.test(path);
    expect(takesNone || status === 400).toBe(true);
  });

  it('never fails, and says in a problem detail what is wrong', async () => {
    const asked = fc
      .constantFrom(...questions)
      .chain((question) => addressOf(question).map((address) => ({ question, address })));
    await fc.assert(
      fc.asyncProperty(asked, async ({ question, address }) => {
        expect(await faultsOf(question, address)).toEqual([]);
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });

  it('ignores no filter: each value of each list narrows it to a part of its own', async () => {
    const lists = questions.filter(({ parameters }) =>
      parameters.some(({ schema }) => schema.items?.enum !== undefined),
    );
    // the access log grows by being asked
    const still = lists.filter(({ path }) => !/\{|access-log/.test(path));
    for (const { path, parameters } of still) {
      const { total: all } = await demo.body<ListBody>(
        `${path}?limit=1`.replace(/summary\?.*/, 'summary'),
      );
      for (const { name, schema } of parameters) {
        const values = schema.items?.enum ?? [];
        if (values.length === 0) continue;
        const every = values.map((value) => `${name}=${value}`).join('&');
        const { total } = await demo.body<ListBody>(`${path}?${every}`);
        expect([path, name, total <= all]).toEqual([path, name, true]);
        const nothing = await demo.get(`${path}?${name}=no-such-value`);
        expect([path, name, nothing.status]).toEqual([path, name, 400]);
      }
    }
  });
});
