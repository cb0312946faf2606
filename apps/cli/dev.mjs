// SPDX-License-Identifier: Apache-2.0
// The entry of `npm run dev`: `npm start` that compiles again and restarts the service at every change.
import { spawn } from 'node:child_process';
import { goOn, prepare } from './prepare.mjs';

await prepare();
const compiler = spawn('npx', ['nest', 'build', 'api', '--watch'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
process.on('exit', () => compiler.kill());
process.exit(await goOn(['dist/apps/cli/src/main.js', 'up', '--watch', ...process.argv.slice(2)]));
