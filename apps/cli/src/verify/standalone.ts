// SPDX-License-Identifier: Apache-2.0
// What `npm run build` makes dist/verify.mjs of: it reads files alone and opens no connection.
import { openArchive } from '#ledger';
import { CliError } from '../cli-error.js';
import { misused } from './options.js';
import { verify } from './verify.js';

try {
  process.exitCode = await verify(process.argv.slice(2), {
    name: 'node verify.mjs',
    urls: false,
    write: (text) => process.stdout.write(text),
    open: ({ target, accessKeyFile }) => {
      const isUrl = /^https?:/.test(target) || accessKeyFile !== null;
      if (isUrl) throw misused('this program reads files: for a URL there is change-ledger verify');
      return openArchive(target);
    },
  });
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`verify.mjs: ${text}\n`);
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
}
