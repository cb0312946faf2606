// SPDX-License-Identifier: Apache-2.0
import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { httpReader, type HttpOptions } from './http-reader.js';
import { EXAMPLE_VERDICTS, exampleExport, verdictsOf } from './testing/example-export.js';
import { filesUnder, serve } from './testing/serve.js';

const PATIENT: HttpOptions = { pausesMs: [1, 1] };
const HASTY: HttpOptions = { silenceMs: 100, patienceMs: 400, pausesMs: [1, 1] };

/** Reads one tile from a server that answers like this; how often it was asked. */
async function read(answer: RequestListener, options = PATIENT) {
  let asked = 0;
  const url = await serve((request, response) => {
    asked += 1;
    answer(request, response);
  });
  const reader = httpReader(url, options);
  const outcome = await reader.read('tile/0/000').then(
    (bytes) => (bytes === null ? 'missing' : `${bytes.length} bytes`),
    (error: Error) => `${'code' in error ? String(error.code) : ''} ${error.message}`,
  );
  await reader.close();
  return [outcome.replace(/ http:\S+/, ''), asked];
}

const end = (status: number) => (_request: unknown, response: ServerResponse) => {
  response.writeHead(status).end();
};

describe('an archive behind HTTP', () => {
  it('holds like the same files in a folder', async () => {
    const url = await serve(filesUnder('/v1/ledgers/main/', exampleExport()));
    const found = await Promise.all(
      ['/v1/ledgers/main', '/v1/ledgers/main/'].map((path) =>
        verdictsOf(httpReader(`${url}${path}`)),
      ),
    );
    expect(found).toEqual([EXAMPLE_VERDICTS, EXAMPLE_VERDICTS]);
  });

  it('is asked with the access key', async () => {
    const keys: unknown[] = [];
    const url = await serve(({ headers }, response) => {
      keys.push(headers.authorization);
      response.writeHead(404).end();
    });
    await httpReader(url, { accessKey: 'auditor-1.secret' }).read('checkpoint');
    await httpReader(url).read('checkpoint');
    expect(keys).toEqual(['Bearer auditor-1.secret', undefined]);
  });

  it('that lies about one byte of any file does not hold', async () => {
    for (const [path, content] of exampleExport()) {
      const lie = content.with(content.length >> 1, content[content.length >> 1]! ^ 1);
      const url = await serve(filesUnder('/', exampleExport().set(path, lie)));
      expect([path, await verdictsOf(httpReader(url))]).not.toEqual([path, EXAMPLE_VERDICTS]);
    }
  });
});

describe('a host that does not do what it should', () => {
  it('but say that there is no such file is asked once', async () => {
    expect(await read(end(404))).toEqual(['missing', 1]);
  });

  it.each([401, 403])('with status %i forbids it', async (status) => {
    const reason = `ARCHIVE_FORBIDDEN is refused: ${status}`;
    expect(await read(end(status))).toEqual([reason, 1]);
  });

  it.each([204, 301, 302, 307, 400, 410])('with status %i is not asked again', async (status) => {
    const reason = `ARCHIVE_UNREADABLE cannot be read: status ${status}`;
    expect(await read(end(status))).toEqual([reason, 1]);
  });

  it.each([429, 500, 502, 503])('with status %i is asked three times', async (status) => {
    const reason = `ARCHIVE_UNREADABLE cannot be read: status ${status}`;
    expect(await read(end(status))).toEqual([reason, 3]);
  });

  it('is asked again until it answers', async () => {
    const statuses = [500, 429, 200];
    expect(
      await read((_request, response) => end(statuses.shift() ?? 0)(_request, response)),
    ).toEqual(['0 bytes', 3]);
  });

  it('is not followed elsewhere, and the key not told there', async () => {
    let told = 0;
    const elsewhere = await serve((_request, response) => {
      told += 1;
      response.end('x');
    });
    const [outcome] = await read((_request, response) => {
      response.writeHead(302, { location: `${elsewhere}/tile/0/000` }).end();
    });
    expect([outcome, told]).toEqual(['ARCHIVE_UNREADABLE cannot be read: status 302', 0]);
  });

  it('and never answers is left', async () => {
    const reason = 'ARCHIVE_UNREADABLE cannot be read: no answer in time';
    expect(await read(() => undefined, HASTY)).toEqual([reason, 3]);
  });

  it('and stops in the middle is left', async () => {
    const reason = 'ARCHIVE_UNREADABLE cannot be read: no answer in time';
    const answer: RequestListener = (_request, response) => void response.write('x');
    expect(await read(answer, HASTY)).toEqual([reason, 3]);
  });

  it('and speaks a byte at a time is left', async () => {
    const answer: RequestListener = (_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    };
    const options = { ...HASTY, pausesMs: [] };
    expect(await read(answer, options)).toEqual([
      'ARCHIVE_UNREADABLE cannot be read: no answer in time',
      1,
    ]);
  });

  it('and never stops is left at the longest file there can be', async () => {
    let sent = 0;
    const answer: RequestListener = (_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', pour);
      pour();
    };
    const reason = 'ARCHIVE_UNREADABLE cannot be read: longer than 8192 bytes';
    expect([await read(answer), sent < 1 << 24]).toEqual([[reason, 1], true]);
  });

  it('and packs much into little is left there too', async () => {
    const bomb = gzipSync(Buffer.alloc(1 << 26));
    const answer: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    };
    const reason = 'ARCHIVE_UNREADABLE cannot be read: longer than 8192 bytes';
    expect(await read(answer)).toEqual([reason, 1]);
  });

  it('and hangs up before the end is asked three times', async () => {
    const [outcome, asked] = await read((_request, response) => {
      response.writeHead(200, { 'content-length': 64 }).write('x');
      setTimeout(() => response.destroy(), 20);
    });
    expect([outcome, asked]).toEqual([expect.stringMatching(/^ARCHIVE_UNREADABLE/), 3]);
  });

  it('and is not there cannot be read', async () => {
    const reader = httpReader('http://127.0.0.1:1', PATIENT);
    await expect(reader.read('checkpoint')).rejects.toMatchObject({ code: 'ARCHIVE_UNREADABLE' });
  });
});
