// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HOST } from '../port.js';
import { createTopic, hasTopic } from '../testing/kafka-wire.js';
import { processesOf } from '../testing/processes.js';
import { temporaryFolders } from '../testing/temporary-folder.js';
import { type RunningKafka, startKafka } from './start-kafka.js';

const temporaryFolder = temporaryFolders();
const running: RunningKafka[] = [];

async function start(dataDir: string, steps: string[] = []): Promise<RunningKafka> {
  const server = await startKafka({ dataDir, progress: (text) => steps.push(text) });
  running.push(server);
  return server;
}

describe('embedded Kafka', { timeout: 120_000 }, () => {
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });

  it('starts again on the same port with its topics, in a folder of any name', async () => {
    const dataDir = join(await temporaryFolder(), 'prüf, daten');
    const first = await start(dataDir);
    await createTopic(first.brokers[0] ?? '', 'cdevents');
    await first.stop();
    const left = await processesOf(dataDir);

    const steps: string[] = [];
    const second = await start(dataDir, steps);
    expect({
      end: await first.ended,
      left,
      brokers: second.brokers,
      hasTopic: await hasTopic(second.brokers[0] ?? '', 'cdevents'),
      steps,
    }).toEqual({
      end: { kind: 'stopped' },
      left: [],
      brokers: first.brokers,
      hasTopic: true,
      steps: [`starting Kafka on port ${first.port}`],
    });
  });

  it('tells that it was killed, and starts again with its topics', async () => {
    const dataDir = await temporaryFolder();
    const first = await start(dataDir);
    await createTopic(first.brokers[0] ?? '', 'cdevents');
    process.kill(first.pid, 'SIGKILL');
    const end = await first.ended;

    const second = await start(dataDir);
    expect([end, await hasTopic(second.brokers[0] ?? '', 'cdevents')]).toEqual([
      { kind: 'died', how: 'signal SIGKILL', lastLines: expect.any(Array) },
      true,
    ]);
  });

  it('writes its log into the data folder', async () => {
    const dataDir = await temporaryFolder();
    const server = await start(dataDir);
    await server.stop();
    const log = await readFile(join(dataDir, 'kafka.log'), 'utf8');
    const line = `Awaiting socket connections on 127.0.0.1:${server.port}.`;
    expect(log.split('\n')).toContainEqual(
      expect.stringMatching(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z INFO .*: ${line}$`)),
    );
  });

  it('is refused on a port that is taken, and leaves nothing running', async () => {
    const dataDir = await temporaryFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, HOST, resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const started = startKafka({ dataDir, port: port ?? 0 });
    await expect(started).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    other.close();
    expect(await processesOf(dataDir)).toEqual([]);
  });

  it('is refused where the folder is a file', async () => {
    const dataDir = join(await temporaryFolder(), 'file');
    await writeFile(dataDir, '');
    await expect(startKafka({ dataDir })).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('is refused without Java before anything is written', async () => {
    const folder = await temporaryFolder();
    const environment = { PATH: await temporaryFolder() };
    const started = startKafka({ dataDir: join(folder, 'data'), environment });
    await expect(started).rejects.toMatchObject({ code: 'JAVA_MISSING' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells in one line why it does not start', async () => {
    const dataDir = await temporaryFolder();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'kafka', 'data', 'meta.properties'), 'node.id=7\nversion=1\n');
    const started = startKafka({ dataDir });
    await expect(started).rejects.toMatchObject({
      code: 'START_FAILED',
      message: expect.stringMatching(/^kafka ended while it was starting \(exit code 1\): .*$/),
    });
    expect(await processesOf(dataDir)).toEqual([]);
  });
});
