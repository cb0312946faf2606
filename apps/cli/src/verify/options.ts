// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';
import type { Depth } from '#ledger';
import { misused } from './misused.js';

/** What the command line asks for. Files are not read yet. */
export interface VerifyOptions {
  readonly target: string;
  /** Verifier keys, or files that hold them. */
  readonly keys: readonly string[];
  readonly policyFile: string | null;
  readonly pinnedFile: string | null;
  readonly accessKeyFile: string | null;
  readonly depth: Depth;
  readonly json: boolean;
}

/** Reads the arguments after the command's name; null when help is asked for. Throws CliError. */
export function parseOptions(args: readonly string[]): VerifyOptions | null {
  const { values, positionals } = parse(args);
  if (values.help === true) return null;
  const [target, ...rest] = positionals;
  if (target === undefined || rest.length > 0) throw misused('give one TARGET');
  const keys = values.key ?? [];
  if (keys.length === 0 && values.policy === undefined) throw misused('give a --key of the log');
  return {
    target,
    keys,
    policyFile: values.policy ?? null,
    pinnedFile: values.pinned ?? null,
    accessKeyFile: values['access-key-file'] ?? null,
    depth: depthOf(values.depth ?? 'payloads'),
    json: values.json ?? false,
  };
}

const OPTIONS = {
  key: { type: 'string', multiple: true },
  policy: { type: 'string' },
  pinned: { type: 'string' },
  'access-key-file': { type: 'string' },
  depth: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error));
  }
}

function depthOf(text: string): Depth {
  if (text === 'entries' || text === 'payloads') return text;
  throw misused(`--depth is entries or payloads, not '${text}'`);
}
