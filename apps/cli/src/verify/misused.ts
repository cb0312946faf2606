// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../cli-error.js';

/** An error of whoever typed the command; the process ends with 2. */
export function misused(reason: string): CliError {
  return new CliError(`${reason} (try --help)`, 2);
}
