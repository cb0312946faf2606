// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { Option } from 'commander';

/** The option that every command about a local service takes. */
export function dataDirOption(): Option {
  return new Option('--data-dir <folder>', 'where the service keeps its data')
    .env('CHANGE_LEDGER_DATA_DIR')
    .default(resolve('.data'), '.data')
    .argParser((folder) => resolve(folder));
}
