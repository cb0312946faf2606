// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';

interface Media {
  readonly schema: { readonly $ref?: string; readonly format?: string };
  readonly example?: unknown;
}
interface Content {
  readonly content?: Readonly<Record<string, Media>>;
}
interface Described {
  readonly description?: string;
}
interface Parameter extends Described {
  readonly name: string;
  readonly in: string;
  readonly schema: object;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Schema {
  readonly properties?: Readonly<Record<string, Described>>;
}
interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const operationsOf = ({ paths }: ApiDocument): readonly Operation[] =>
  Object.values(paths).flatMap((path) => Object.values(path));

/** What an operation takes and answers, in the media type that its example has. */
function usualMedia({ requestBody, responses }: Operation): readonly Media[] {
  const answered = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const parts = [
    ...(requestBody === undefined ? [] : [requestBody]),
    ...answered.map(([, part]) => part),
  ];
  return parts.map(({ content = {} }) => Object.values(content)[0] ?? { schema: {} });
}

/** What the API says of itself, as compiled: the descriptions are comments in its sources. */
async function printed(): Promise<ApiDocument> {
  const program = 'dist/apps/api/src/openapi/print-openapi.js';
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as ApiDocument;
}

/** A golden file, formatted as everything is. */
async function expectGolden(path: string, text: string): Promise<void> {
  const style = await resolveConfig(path);
  await expect(await format(text, { ...style, filepath: path })).toMatchFileSnapshot(`../${path}`);
}

const HEADER = `// SPDX-License-Identifier: Apache-2.0
// Written by openapi-typescript from docs/openapi.json: \`npm run sync\` writes it anew.
`;

describe('the description of the API', () => {
  let document: ApiDocument;

  beforeAll(async () => {
    document = await printed();
  });

  it('names every operation once, with its summary and its problems', () => {
    const operations = operationsOf(document);
    const ids = operations.map(({ operationId }) => operationId);
    expect(document.openapi).toBe('3.1.0');
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ summary = '' }) => summary === '')).toEqual([]);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
  });

  it('says of every field and every parameter what it is', () => {
    const things = [
      ...Object.values(document.components.schemas).flatMap(({ properties = {} }) =>
        Object.entries(properties),
      ),
      ...operationsOf(document).flatMap(({ parameters }) =>
        parameters.map((parameter) => [parameter.name, parameter] as const),
      ),
    ];
    expect(things.length).toBeGreaterThan(500);
    expect(things.filter(([, { description = '' }]) => description === '')).toEqual([]);
  });

  it('shows an example of every operation, which fits what it says', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'api');
    const faults = (schema: object, example: unknown): unknown => {
      const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
      const validate = ajv.compile(JSON.parse(text) as object);
      return validate(example) ? null : validate.errors;
    };
    for (const operation of operationsOf(document)) {
      const { operationId, parameters } = operation;
      for (const { schema, example } of usualMedia(operation)) {
        if (schema.format === 'binary') continue;
        expect([operationId, example === undefined, faults(schema, example)]).toEqual([
          operationId,
          false,
          null,
        ]);
      }
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const lacking = inPath.filter(({ example }) => example === undefined);
      expect([operationId, lacking]).toEqual([operationId, []]);
    }
  });

  it('is docs/openapi.json', async () => {
    await expectGolden('docs/openapi.json', JSON.stringify(document));
  });

  it('gives the types of the client', async () => {
    const bare = JSON.stringify(document, (key, value: unknown) =>
      key === 'example' ? undefined : value,
    );
    const types = await openapiTS(JSON.parse(bare) as OpenAPI3);
    await expectGolden('libs/client/src/openapi.ts', HEADER + astToString(types));
  });
});
