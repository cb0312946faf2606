// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';

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

describe('docs/openapi.json', () => {
  it('describes every operation of the API as compiled', async () => {
    const document = await printed();
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }) => operationId);
    expect(document.openapi).toBe('3.1.0');
    expect(new Set(ids).size).toBe(ids.length);
    expect(operations.filter(({ summary = '' }) => summary === '')).toEqual([]);
    expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([]);
    const path = 'docs/openapi.json';
    const style = await resolveConfig(path);
    const text = await format(JSON.stringify(document), { ...style, filepath: path });
    await expect(text).toMatchFileSnapshot(`../${path}`);
  });
});
