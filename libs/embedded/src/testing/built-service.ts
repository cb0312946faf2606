// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A running service: its process and the pids of its servers. */
export interface Service {
  readonly process: ChildProcess;
  readonly servers: readonly number[];
}

/** Who a service runs as. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Compiles this lib into `folder` as the build does, so that the service runs without the test
 * runner and its keepers from JavaScript.
 */
export async function buildService(folder: string): Promise<string> {
  const root = process.cwd();
  const files = ['index.ts', 'keeper.ts', 'testing/service.ts'];
  const project = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { outDir: folder, rootDir: root, incremental: false, noCheck: true },
    files: files.map((file) => join(root, 'libs/embedded/src', file)),
    include: [],
  };
  const manifest = { type: 'module', imports: { '#*': './libs/*/src/index.js' } };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const compiler = join(root, 'node_modules/typescript-7/lib/tsc.js');
  await promisify(execFile)(process.execPath, [compiler, '-p', folder]);
  return join(folder, 'libs/embedded/src/testing/service.js');
}

/** Runs the built service and returns when its servers are up. */
export async function runService(
  program: string,
  args: readonly string[],
  account?: ServiceAccount,
): Promise<Service> {
  const service = spawn(process.execPath, [program, ...args], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(service.stdout, 'data'), once(service, 'exit')]);
  const servers = String(line).trim().split(' ').map(Number);
  return { process: service, servers };
}
