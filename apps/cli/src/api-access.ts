// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import type { AccessRole } from '#access';
import { CliError } from './cli-error.js';
import { readRunFile } from './run-file.js';

/** How a command speaks to the service. */
export interface ApiAccess {
  readonly url: string;
  readonly accessKey: string;
}

export interface ApiOptions {
  readonly dataDir: string;
  readonly url?: string;
  readonly accessKeyFile?: string;
}

export function apiOptions(): readonly Option[] {
  return [
    new Option('--url <url>', 'the service; default: the one that runs on the data folder'),
    new Option('--access-key-file <file>', 'a file with your bearer key'),
  ];
}

/** The service and the key given, or those of the service on the data folder. Throws CliError. */
export function apiAccess(options: ApiOptions, role: AccessRole): ApiAccess {
  const { url, accessKeyFile, dataDir } = options;
  if (url !== undefined && accessKeyFile === undefined) {
    throw new CliError('--url needs --access-key-file');
  }
  const run = url === undefined || accessKeyFile === undefined ? readRunFile(dataDir) : null;
  return {
    url: (url ?? run?.api ?? '').replace(/\/+$/, ''),
    accessKey: accessKeyFile === undefined ? (run?.keys[role] ?? '') : readKey(accessKeyFile),
  };
}

/** Asks the service; a problem detail becomes a CliError with its words. */
export async function askApi(
  { url, accessKey }: ApiAccess,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const request = {
    method,
    headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const answer = await fetch(`${url}${path}`, request).catch(() => null);
  if (answer === null) throw new CliError(`the service does not answer at ${url}`);
  const content = (await answer.json()) as { title?: string; detail?: string };
  if (answer.ok) return content;
  throw new CliError(`${content.title ?? answer.status}: ${content.detail ?? ''}`);
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new CliError(`cannot read ${file}`);
  }
}
