// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_CONFIGURATION, type RecordsConfiguration, validateConfiguration } from '#changes';
import { ConfigError } from '#platform';

/**
 * The rules of the records from a YAML file: members that it leaves out are as built in, all but
 * `version`. Undefined without a file. Throws ConfigError CONFIG_INVALID, with every problem.
 */
export function readRecordsConfiguration(
  path: string | undefined,
): RecordsConfiguration | undefined {
  if (path === undefined) return undefined;
  const validated = validateConfiguration(completed(parsed(path)));
  if (validated.kind === 'valid') return validated.configuration;
  const problems = validated.problems.join('; ');
  throw new ConfigError('CONFIG_INVALID', `LEDGER_CONFIGURATION: ${path}: ${problems}`);
}

function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new ConfigError('CONFIG_INVALID', `LEDGER_CONFIGURATION: ${path}: ${reason}`, { cause });
  }
}

/** What is no mapping stays as it is, and is refused. */
function completed(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return { ...DEFAULT_CONFIGURATION, version: undefined, ...given };
}
