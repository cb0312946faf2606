// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CodedError } from '../coded-error.js';

/** The configuration is unreadable: the message names every variable at fault, one line. */
export class ConfigError extends CodedError<'CONFIG_INVALID'> {}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses environment variables by `schema` into one frozen object. A variable named `X_FILE` gives
 * the content of that file as `X` (secrets); an unknown `LEDGER_…` variable is an error, for a
 * misspelt setting must not be ignored. Throws ConfigError CONFIG_INVALID.
 */
export function parseConfig<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  environment: Environment,
  known: readonly string[] = [],
): Readonly<z.infer<z.ZodObject<S>>> {
  const names = Object.keys(schema.shape);
  refuseUnknown(environment, [...names, ...known]);
  const values = Object.fromEntries(names.map((name) => [name, valueOf(environment, name)]));
  const parsed = schema.safeParse(values);
  if (parsed.success) return Object.freeze(parsed.data);
  const faults = parsed.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`);
  throw new ConfigError('CONFIG_INVALID', `configuration: ${faults.join('; ')}`);
}

function refuseUnknown(environment: Environment, known: readonly string[]): void {
  const names = new Set(known.flatMap((name) => [name, `${name}_FILE`]));
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('LEDGER_') && !names.has(name),
  );
  if (unknown.length === 0) return;
  throw new ConfigError('CONFIG_INVALID', `unknown setting ${unknown.join(', ')}`);
}

function valueOf(environment: Environment, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return environment[name] || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError('CONFIG_INVALID', `${name}_FILE: cannot read ${file}`, { cause });
  }
}
