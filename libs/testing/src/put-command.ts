// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Puts the built command `change-ledger` into a folder, for specs that run a guide's lines in a shell. */
export function putCommand(folder: string): void {
  const command = resolve('dist/apps/cli/src/main.js');
  const script = `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`;
  writeFileSync(join(folder, 'change-ledger'), script, { mode: 0o755 });
}
