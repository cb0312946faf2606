// SPDX-License-Identifier: Apache-2.0
// The entry of `npm run bench [NAME]`: prepares like `npm test`, then runs the benches as built.
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
process.exit(await goOn(['test/run-bench.mjs', ...process.argv.slice(2)]));
