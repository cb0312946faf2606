// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPaths, formatRange, formatTarHeader } from '#ledger';
import { putCommand } from '#testing';

const GUIDE = readFileSync('docs/guides/verifying.md', 'utf8');
const COMMAND = join(process.cwd(), 'dist/apps/cli/src/main.js');
const VECTORS = join(process.cwd(), 'test/vectors');
const ARCHIVE = join(VECTORS, 'archive');
const ACCESS_KEY = 'auditor-1.example';

const folder = mkdtempSync(join(tmpdir(), 'change-ledger-guide-'));
let server: Server;

/** The code blocks of a language, in their order. */
function blocks(language: string): readonly string[] {
  return [...GUIDE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  );
}

/** Where the reader of the guide is: the files that it speaks of, and the command. */
function layOut(): void {
  cpSync(ARCHIVE, join(folder, 'export'), { recursive: true });
  writeFileSync(join(folder, 'export/range'), formatRange({ from: 0, to: 300 }));
  writeFileSync(join(folder, 'export.tar'), tarOfExport());
  for (const name of ['log.vkey', 'witness.vkey']) cpSync(join(VECTORS, name), join(folder, name));
  cpSync(join(VECTORS, 'earlier-checkpoint'), join(folder, 'checkpoint-2026-10-31'));
  const [log, witness] = ['log', 'witness'].map((name) =>
    readFileSync(join(VECTORS, `${name}.vkey`), 'utf8'),
  );
  writeFileSync(join(folder, 'policy'), `log ${log}\nwitness W1 ${witness}\nquorum W1\n`);
  writeFileSync(join(folder, 'auditor.key'), `${ACCESS_KEY}\n`);
  cpSync('dist/verify.mjs', join(folder, 'verify.mjs'));
  putCommand(folder);
}

function tarOfExport(): Buffer {
  const request = { size: 300, range: { from: 0, to: 300 }, erasures: [299], pinned: [100] };
  const members = ['checkpoint', 'range', ...exportPaths(request)].flatMap((path) => {
    const content = readFileSync(join(folder, 'export', path));
    const header = formatTarHeader({ path, size: content.length });
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...members, Buffer.alloc(1024)]);
}

async function run(script: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const env = {
    PATH: `${folder}${delimiter}${process.env['PATH']}`,
    LEDGER_URL: `http://127.0.0.1:${port}/v1/ledgers/main`,
  };
  const { stdout } = await promisify(execFile)('sh', ['-ec', script], { cwd: folder, env });
  return stdout;
}

beforeAll(async () => {
  if (!existsSync(COMMAND)) throw new Error('the command is not built: npm run build');
  layOut();
  server = createServer(({ url = '', headers }, response) => {
    const file = join(ARCHIVE, url.replace('/v1/ledgers/main/', ''));
    const isKnown = headers.authorization === `Bearer ${ACCESS_KEY}`;
    const mayRead = isKnown || !url.includes('/payload/');
    if (headers.authorization === undefined) response.writeHead(401).end();
    else if (!mayRead) response.writeHead(403).end();
    else if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the guide to verifying', () => {
  it('has commands that do what it says', { timeout: 60_000 }, async () => {
    const outputs: string[] = [];
    for (const block of blocks('sh')) outputs.push(await run(block));
    expect(outputs.length).toBe(9);
    expect(outputs[3]).toBe(blocks('text')[0]);
    const verified = outputs.filter((text) => /^ {2}integrity {5}OK {14}/m.test(text));
    expect(verified.length).toBe(5);
    expect(outputs[7]).toMatch(/^ {2}time {10}OK /m);
    expect(JSON.parse(outputs[8] ?? '')).toMatchObject({ version: 1, exitCode: 0 });
  });

  it('shows which exit codes there are', { timeout: 60_000 }, async () => {
    const codes = async (script: string): Promise<unknown> =>
      run(script).then(
        () => 0,
        (error: { readonly code: number }) => error.code,
      );
    const key = '--key log.vkey';
    expect(
      await Promise.all([
        codes(`change-ledger verify export.tar ${key} --key witness.vkey`),
        codes(`change-ledger verify nothing ${key}`),
        codes('change-ledger verify export.tar'),
        codes(`change-ledger verify policy ${key}`),
        codes(`head -c 9000 export.tar > cut.tar; change-ledger verify cut.tar ${key}`),
        codes(`change-ledger verify "$LEDGER_URL" ${key}`),
        codes(`change-ledger verify "$LEDGER_URL" ${key} --access-key-file log.vkey`),
        codes(
          `change-ledger verify "$LEDGER_URL" ${key} --access-key-file log.vkey --depth entries`,
        ),
        codes('change-ledger verify --help'),
      ]),
    ).toEqual([0, 1, 2, 4, 5, 1, 1, 0, 0]);
  });
});
