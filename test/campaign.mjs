// SPDX-License-Identifier: Apache-2.0
// The entry of `npm run campaign [ROUNDS]`: every fault of the intake and of the projector, each ROUNDS
// times (default 20), and two writers on one ledger for a minute.
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
process.env.CAMPAIGN_ROUNDS = process.argv[2] ?? '20';
const projects = ['--project', 'e2e', '--project', 'integration'];
const specs = [
  'test/intake/faults',
  'test/projector-faults',
  'libs/ledger/src/postgres/two-writers',
];
process.exit(await goOn(['node_modules/vitest/vitest.mjs', 'run', ...projects, ...specs]));
