// SPDX-License-Identifier: Apache-2.0
// The entry of `npm test`: plain JavaScript for Node 20 or newer, without dependencies. It installs
// and builds when that is needed, then runs Vitest under the project's own Node. Arguments go to Vitest.
import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goOn, prepare } from '../apps/cli/prepare.mjs';

await prepare();
// one folder for all that specs write, so that an interrupted run leaves nothing behind either
const folder = mkdtempSync(join(tmpdir(), 'change-ledger-run-'));
// some specs start servers as another user
await chmod(folder, 0o755);
process.env['TMPDIR'] = folder;
const code = await goOn(['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
// after an interruption the servers of the run are still stopping
await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
process.exit(code);
