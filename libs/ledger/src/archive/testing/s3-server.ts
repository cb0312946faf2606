// SPDX-License-Identifier: Apache-2.0
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '4.11.0';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
const MAVEN_DEADLINE_MS = 600_000;
const START_DEADLINE_MS = 60_000;

/** A server that speaks S3's protocol, with versions and Object Lock. */
export interface S3Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Adobe's S3Mock, which Maven resolves; null, and a loud line, where it cannot be had. */
export async function startS3Server(): Promise<S3Server | null> {
  const folder = await mkdtemp(join(tmpdir(), 'change-ledger-s3-'));
  const artifact = `-Dartifact=com.adobe.testing:s3mock:${VERSION}:jar:exec`;
  const maven = ['-q', '-B', COPY, artifact, `-DoutputDirectory=${folder}`];
  try {
    await promisify(execFile)('mvn', maven, { cwd: folder, timeout: MAVEN_DEADLINE_MS });
    return await startJar(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    process.stderr.write(`SKIPPED: an archive in S3, for its server does not start: ${why}\n`);
    return null;
  }
}

async function startJar(folder: string): Promise<S3Server> {
  const jar = join(folder, `s3mock-${VERSION}-exec.jar`);
  const ports = ['--server.port=0', '--com.adobe.testing.s3mock.httpPort=0'];
  const java = [`-Djava.io.tmpdir=${folder}`, '-Xmx256m', '-jar', jar];
  const server = spawn('java', [...java, ...ports, '--server.address=127.0.0.1'], { cwd: folder });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const stop = async () => {
    server.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await new Promise<string>((resolve, reject) => {
      let said = '';
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        const found = /started on ports? .*?(\d+) \(http\)/.exec((said += text))?.[1];
        if (found !== undefined) resolve(found);
      });
      server.once('error', reject);
      server.once('close', (code) => reject(new Error(`it ended with code ${code}`)));
      setTimeout(() => reject(new Error('it says no port')), START_DEADLINE_MS).unref();
    });
    return { url: `http://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
