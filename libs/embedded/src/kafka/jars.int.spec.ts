// SPDX-License-Identifier: Apache-2.0
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporary-folder.js';
import { kafkaJars } from './jars.js';

const temporaryFolder = temporaryFolders();

/** An environment whose Maven is this shell script, which counts its runs in the cache folder. */
async function withMaven(script: string) {
  const bin = await temporaryFolder();
  const cacheDir = await temporaryFolder();
  const count = `echo run >> ${cacheDir}/runs\n`;
  await writeFile(join(bin, 'mvn'), `#!/bin/sh\n${count}${script}\n`, { mode: 0o755 });
  return { cacheDir, environment: { PATH: `${bin}:/usr/bin:/bin` } };
}

const FETCHES = 'mkdir libs; echo broker > libs/kafka_2.13-4.3.1.jar; echo api > libs/api.jar';

async function runsOf(cacheDir: string): Promise<number> {
  return (await readFile(join(cacheDir, 'runs'), 'utf8')).split('\n').length - 1;
}

describe('the jars of Kafka', { timeout: 120_000 }, () => {
  it('are fetched once', async () => {
    const options = await withMaven(FETCHES);
    const libs = await kafkaJars(options);
    expect({
      again: await kafkaJars(options),
      runs: await runsOf(options.cacheDir),
      jars: (await readdir(libs)).toSorted(),
    }).toEqual({
      again: join(options.cacheDir, 'kafka-4.3.1', 'libs'),
      runs: 1,
      jars: ['api.jar', 'kafka_2.13-4.3.1.jar'],
    });
  });

  it.each([
    ['a jar is gone', (libs: string) => rm(join(libs, 'api.jar'))],
    ['a jar is cut off', (libs: string) => writeFile(join(libs, 'api.jar'), '')],
    ['a jar was changed', (libs: string) => writeFile(join(libs, 'api.jar'), 'apI\n')],
    ['a jar was added', (libs: string) => writeFile(join(libs, 'more.jar'), 'more')],
    ['the list is gone', (libs: string) => rm(join(libs, '..', 'SHA256SUMS'))],
  ])('are fetched again when %s', async (_title, damage) => {
    const options = await withMaven(FETCHES);
    await damage(await kafkaJars(options));
    const said: string[] = [];
    const libs = await kafkaJars({ ...options, progress: (text) => said.push(text) });
    expect({
      said,
      runs: await runsOf(options.cacheDir),
      api: await readFile(join(libs, 'api.jar'), 'utf8'),
    }).toEqual({
      said: [
        `${join(libs, '..')} is damaged and is thrown away`,
        'fetching Apache Kafka 4.3.1 with Maven, once (45 MB)',
      ],
      runs: 2,
      api: 'api\n',
    });
  });

  it('are not there after a fetch that failed halfway', async () => {
    const options = await withMaven(
      `${FETCHES}; echo '[ERROR] Failed to collect dependencies: repository unreachable'; exit 1`,
    );
    await expect(kafkaJars(options)).rejects.toMatchObject({
      code: 'KAFKA_NOT_RESOLVED',
      message:
        'Maven could not fetch Apache Kafka 4.3.1 (exit code 1): ' +
        '[ERROR] Failed to collect dependencies: repository unreachable',
    });
    expect(await readdir(options.cacheDir)).toEqual(['runs']);
  });

  it('cannot be fetched without Maven', async () => {
    const cacheDir = await temporaryFolder();
    const environment = { PATH: await temporaryFolder() };
    await expect(kafkaJars({ cacheDir, environment })).rejects.toMatchObject({
      code: 'MAVEN_MISSING',
      message: 'no Maven on the PATH: it fetches Apache Kafka, unless KAFKA_HOME names one',
    });
  });

  it('cannot be kept where the cache is a file', async () => {
    const options = await withMaven(FETCHES);
    const cacheDir = join(options.cacheDir, 'file');
    await writeFile(cacheDir, '');
    const jars = kafkaJars({ ...options, cacheDir });
    await expect(jars).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('are those of KAFKA_HOME where it is set', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'libs'));
    await writeFile(join(home, 'libs', 'kafka_2.13-4.2.0.jar'), '');
    expect(await kafkaJars({ environment: { KAFKA_HOME: home } })).toBe(join(home, 'libs'));
  });

  it('are refused where KAFKA_HOME holds no Kafka 4', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'libs'));
    await writeFile(join(home, 'libs', 'kafka_2.13-3.9.1.jar'), '');
    await expect(kafkaJars({ environment: { KAFKA_HOME: home } })).rejects.toMatchObject({
      code: 'KAFKA_HOME_INVALID',
      message: `KAFKA_HOME is ${home}, but ${home}/libs holds no broker of Apache Kafka 4`,
    });
  });

  it('come from Maven Central, the broker and its log binding among them', async () => {
    const environment = { ...process.env, KAFKA_HOME: '' };
    const libs = await kafkaJars({ cacheDir: await temporaryFolder(), environment });
    const wanted = ['kafka_2.13-4.3.1.jar', 'log4j-slf4j-impl-2.25.4.jar'];
    for (const name of wanted) await expect(access(join(libs, name))).resolves.toBeUndefined();
  });
});
