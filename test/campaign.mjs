// SPDX-License-Identifier: Apache-2.0
// The entry of `npm run campaign [ROUNDS]`: every fault of test/intake, each ROUNDS times (default 20).
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
process.env.CAMPAIGN_ROUNDS = process.argv[2] ?? '20';
process.exit(
  await goOn(['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', 'test/intake/faults']),
);
