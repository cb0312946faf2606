// SPDX-License-Identifier: Apache-2.0
import { readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { EmbeddedError } from '../embedded-error.js';
import { failureOf } from '../failure.js';
import { isThere } from '../is-there.js';
import type { Environment } from '../launch.js';
import { makeWhole } from '../make-whole.js';
import { runTool } from '../run-tool.js';
import { matchesChecksums, writeChecksums } from './checksums.js';
import { KAFKA_VERSION, MAVEN_ARGUMENTS, POM } from './pom.js';

/** Where the jars are looked for. */
export interface KafkaJarsOptions {
  /** Holds `kafka-<version>`; without it `$XDG_CACHE_HOME/change-ledger` or `~/.cache/change-ledger`. */
  readonly cacheDir?: string;
  /** Where KAFKA_HOME, PATH, HOME and XDG_CACHE_HOME are read from; without it `process.env`. */
  readonly environment?: Environment;
  /** Told each step in words fit for a terminal. */
  readonly progress?: (text: string) => void;
}

const MAVEN_DEADLINE_MS = 900_000;

/**
 * The folder with the jars of Apache Kafka 4: `libs` of KAFKA_HOME, else the cache, which Maven
 * fills once. @throws EmbeddedError KAFKA_HOME_INVALID, MAVEN_MISSING, KAFKA_NOT_RESOLVED,
 * FOLDER_NOT_WRITABLE, DISK_FULL
 */
export async function kafkaJars(options: KafkaJarsOptions = {}): Promise<string> {
  const { environment = process.env, progress = () => undefined } = options;
  const home = environment['KAFKA_HOME'] ?? '';
  if (home !== '') return jarsOfHome(home);

  const cacheDir = options.cacheDir ?? defaultCache(environment);
  const place = join(cacheDir, `kafka-${KAFKA_VERSION}`);
  const fill = async (draft: string): Promise<void> => {
    await clear(place, progress);
    progress(`fetching Apache Kafka ${KAFKA_VERSION} with Maven, once (45 MB)`);
    await fetchJars(draft, environment, progress);
  };
  await makeWhole({ place, isWhole: matchesChecksums, fill });
  return join(place, 'libs');
}

async function jarsOfHome(home: string): Promise<string> {
  const libs = join(home, 'libs');
  const names = await readdir(libs).catch(() => []);
  if (names.some((name) => /^kafka_2\.\d+-4\.[\d.]+\.jar$/.test(name))) return libs;
  const message = `KAFKA_HOME is ${home}, but ${libs} holds no broker of Apache Kafka 4`;
  throw new EmbeddedError('KAFKA_HOME_INVALID', message);
}

/** Relative paths in the variable are to be ignored (XDG Base Directory Specification 0.8). */
function defaultCache(environment: Environment): string {
  const home = environment['HOME'] ?? homedir();
  const cache = environment['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(cache) ? cache : join(home, '.cache'), 'change-ledger');
}

async function clear(place: string, progress: (text: string) => void): Promise<void> {
  if (!(await isThere(place))) return;
  progress(`${place} is damaged and is thrown away`);
  await rm(place, { recursive: true, force: true });
}

async function fetchJars(
  draft: string,
  environment: Environment,
  progress: (text: string) => void,
): Promise<void> {
  await writeFile(join(draft, 'pom.xml'), POM);
  const launch = { command: 'mvn', args: MAVEN_ARGUMENTS, environment, folder: draft };
  const end = await runTool(launch, MAVEN_DEADLINE_MS, (line) => {
    const large = /Downloaded from .*\/(\S+\.jar \([\d.]+ MB)/.exec(line)?.[1];
    if (large !== undefined) progress(`fetched ${large})`);
  });
  if (end.kind === 'failed') throw fetchFailure(end.how, end.lines);
  await writeChecksums(draft);
}

function fetchFailure(how: string, lines: readonly string[]): EmbeddedError {
  if (how === 'ENOENT') {
    const message = 'no Maven on the PATH: it fetches Apache Kafka, unless KAFKA_HOME names one';
    return new EmbeddedError('MAVEN_MISSING', message);
  }
  const what = `Maven could not fetch Apache Kafka ${KAFKA_VERSION} (${how})`;
  return failureOf({ what, lines, code: 'KAFKA_NOT_RESOLVED' });
}
