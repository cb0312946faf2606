// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, it } from 'vitest';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly responses: Readonly<Record<string, unknown>>;
}
interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
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
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(document.openapi).toBe('3.1.0');
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ summary = '' }) => summary === '')).toEqual([]);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
  });

  it('is docs/openapi.json', async () => {
    await expectGolden('docs/openapi.json', JSON.stringify(document));
  });

  it('gives the types of the client', async () => {
    const types = await openapiTS(document as unknown as OpenAPI3);
    await expectGolden('libs/client/src/openapi.ts', HEADER + astToString(types));
  });
});
