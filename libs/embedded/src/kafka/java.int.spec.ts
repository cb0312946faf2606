// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../testing/temporary-folder.js';
import { requireJava } from './java.js';

const temporaryFolder = temporaryFolders();

async function javaHome(version: string): Promise<string> {
  const home = await temporaryFolder();
  await mkdir(join(home, 'bin'));
  const script = `#!/bin/sh\necho 'openjdk version "${version}" 2024-01-16' >&2\n`;
  await writeFile(join(home, 'bin', 'java'), script, { mode: 0o755 });
  return home;
}

describe('the Java of this machine', () => {
  it.each([
    ['17.0.15', 17],
    ['21', 21],
    ['25-ea', 25],
  ])('of version %s will do', async (version, release) => {
    const home = await javaHome(version);
    const java = await requireJava({ JAVA_HOME: home, PATH: process.env['PATH'] });
    expect(java).toEqual({ command: join(home, 'bin', 'java'), release });
  });

  it.each([
    ['11.0.22', 11],
    ['1.8.0_412', 8],
  ])('of version %s is too old', async (version, release) => {
    const home = await javaHome(version);
    await expect(requireJava({ JAVA_HOME: home })).rejects.toMatchObject({
      code: 'JAVA_TOO_OLD',
      message: expect.stringContaining(`Java ${release} at ${home}/bin/java`),
    });
  });

  it('is missed where the PATH holds none', async () => {
    await expect(requireJava({ PATH: await temporaryFolder() })).rejects.toMatchObject({
      code: 'JAVA_MISSING',
      message: 'no Java on the PATH: Apache Kafka needs Java 17 or later',
    });
  });

  it('is missed where JAVA_HOME points nowhere', async () => {
    const java = requireJava({ JAVA_HOME: '/nowhere', PATH: process.env['PATH'] });
    await expect(java).rejects.toMatchObject({ code: 'JAVA_MISSING' });
  });
});
