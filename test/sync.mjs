// SPDX-License-Identifier: Apache-2.0
// The entry of `npm run sync`: writes the golden files anew (`*.golden.spec.ts` compare them).
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
process.env.UPDATE_GOLDEN = '1';
process.exit(
  await goOn([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    '.golden.spec.ts',
    '-u',
  ]),
);
