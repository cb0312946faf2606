// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { EmbeddedError } from '../embedded-error.js';
import type { Environment } from '../launch.js';
import { runTool } from '../run-tool.js';

/** A Java that Kafka runs on. */
export interface Java {
  readonly command: string;
  /** The feature release: 17, 21, 25 … */
  readonly release: number;
}

/** What the brokers of Apache Kafka 4 need (KIP-1013). */
const OLDEST_RELEASE = 17;

const VERSION_DEADLINE_MS = 30_000;

/**
 * The Java of JAVA_HOME, else the one on the PATH, asked for its version.
 * @throws EmbeddedError JAVA_MISSING, JAVA_TOO_OLD
 */
export async function requireJava(environment: Environment = process.env): Promise<Java> {
  const home = environment['JAVA_HOME'] ?? '';
  const command = home === '' ? 'java' : join(home, 'bin', 'java');
  const where = home === '' ? 'on the PATH' : `at ${command}, where JAVA_HOME points`;
  const launch = { command, args: ['-version'], environment, folder: '/' };
  const end = await runTool(launch, VERSION_DEADLINE_MS);
  const release = releaseOf(end.lines.join('\n'));
  if (end.kind === 'failed' || release === null) {
    const message = `no Java ${where}: Apache Kafka needs Java ${OLDEST_RELEASE} or later`;
    throw new EmbeddedError('JAVA_MISSING', message);
  }
  if (release < OLDEST_RELEASE) {
    const message = `Java ${release} ${where} is too old: Apache Kafka needs ${OLDEST_RELEASE} or later`;
    throw new EmbeddedError('JAVA_TOO_OLD', message);
  }
  return { command, release };
}

/** `version "17.0.15"`, `version "25" 2025-09-16`; until Java 8 it was `version "1.8.0_412"`. */
function releaseOf(text: string): number | null {
  const found = /version "(?:1\.)?(\d+)/.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}
