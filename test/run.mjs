// SPDX-License-Identifier: Apache-2.0
// The entry of `npm test`: plain JavaScript for Node 20 or newer, without dependencies. It installs
// and builds when that is needed, then runs Vitest under the project's own Node. Arguments go to Vitest.
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
goOn(['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
