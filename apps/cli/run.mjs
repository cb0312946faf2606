// SPDX-License-Identifier: Apache-2.0
// `change-ledger` from a checkout: installs and builds when that is needed, then becomes the command
// given. `npm start` is `run.mjs up`.
import { goOn, prepare } from './prepare.mjs';

await prepare();
process.exit(await goOn(['dist/apps/cli/src/main.js', ...process.argv.slice(2)]));
