// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { Command } from 'commander';
import { countBuffersWithHeap } from '#platform';
import { accessCommand } from './commands/access.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { eraseCommand } from './commands/erase.js';
import { exportCommand } from './commands/export.js';
import { intakeCommand } from './commands/intake.js';
import { keysCommand } from './commands/keys.js';
import { migrateCommand } from './commands/migrate.js';
import { publishCommand } from './commands/publish.js';
import { rebuildCommand } from './commands/rebuild.js';
import { restoreCommand } from './commands/restore.js';
import { statusCommand } from './commands/status.js';
import { upCommand } from './commands/up.js';
import { verifyCommand } from './commands/verify.js';
import { CliError } from './cli-error.js';

countBuffersWithHeap();

const program = new Command('change-ledger')
  .description('The independent, self-hosted system of record for software delivery')
  .showHelpAfterError('(try --help)')
  .addCommand(upCommand())
  .addCommand(statusCommand())
  .addCommand(publishCommand())
  .addCommand(demoCommand())
  .addCommand(accessCommand())
  .addCommand(keysCommand())
  .addCommand(exportCommand())
  .addCommand(restoreCommand())
  .addCommand(rebuildCommand())
  .addCommand(intakeCommand())
  .addCommand(doctorCommand())
  .addCommand(eraseCommand())
  .addCommand(migrateCommand())
  .addCommand(verifyCommand());

try {
  await program.parseAsync();
  process.exit();
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`change-ledger: ${text.split('\n')[0]}\n`);
  process.exit(error instanceof CliError ? error.exitCode : 1);
}
