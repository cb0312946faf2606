// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import {
  type ArchiveReader,
  archiveWithin,
  httpReader,
  openArchiveAt,
  parseCheckpoint,
  parseNote,
  readAhead,
  writeExport,
} from '#ledger';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';
import { deploymentOf } from '../deployment.js';
import { ledgerNamed, ledgerOption } from '../ledger-option.js';
import { progressBar } from '../progress-bar.js';

interface ExportOptions {
  readonly dataDir: string;
  readonly ledger?: string;
  readonly from: number;
  readonly to?: number;
  readonly output?: string;
  readonly source?: string;
  readonly accessKeyFile?: string;
  readonly pinned: readonly string[];
  readonly force?: true;
}

const HELP = `
The range is widened to whole bundles of 256 entries. The file holds what proves it:
  change-ledger verify FILE --key VKEY`;

export function exportCommand(): Command {
  return new Command('export')
    .description('write a range of the sealed ledger to one file that anyone can verify')
    .option('--from <position>', 'the first position', position, 0)
    .option(
      '--to <position>',
      'the position before which it ends; default: the last sealed',
      position,
    )
    .option('--output <file>', 'where to write the tar; default: <ledger>-<from>-<to>.tar')
    .option('--source <archive>', "an archive (a folder, s3://…, a URL); default: the deployment's")
    .option('--access-key-file <file>', 'a file with your bearer key, for a URL')
    .option('--pinned <file...>', 'earlier checkpoints that it is to be compared with', [])
    .option('--force', 'replace a file that is there')
    .addOption(dataDirOption())
    .addOption(ledgerOption())
    .addHelpText('after', HELP)
    .action(exportRange);
}

async function exportRange(options: ExportOptions): Promise<void> {
  const { name, reader } = await openSource(options);
  const bar = progressBar('entries');
  const temporary = `${resolve(options.output ?? `${name}.tar`)}.part`;
  const file = await open(temporary, 'w');
  try {
    const { from, to = null } = options;
    const { range, size } = await writeExport({
      reader,
      range: { from, to },
      pinned: await Promise.all(options.pinned.map(sizeOf)),
      write: async (bytes) => void (await file.write(bytes)),
      onProgress: bar.update,
    });
    await file.sync();
    const path = options.output ?? `${name}-${range.from}-${range.to}.tar`;
    await putInPlace(temporary, path, options.force === true);
    bar.end();
    process.stdout.write(
      `${path}: positions ${range.from} to ${range.to - 1}, below a checkpoint of ${size} entries\n`,
    );
  } finally {
    bar.end();
    await file.close();
    await reader.close();
    await rm(temporary, { force: true });
  }
}

async function openSource(
  options: ExportOptions,
): Promise<{ readonly name: string; readonly reader: ArchiveReader }> {
  const { source, accessKeyFile } = options;
  if (source === undefined) {
    const deployment = deploymentOf(options.dataDir);
    const ledger = ledgerNamed(deployment, options.ledger);
    return {
      name: ledger,
      reader: await openArchiveAt(archiveWithin(deployment.archives, ledger)),
    };
  }
  const name = options.ledger ?? 'ledger';
  if (!/^https?:\/\//.test(source)) return { name, reader: await openArchiveAt(source) };
  const accessKey = accessKeyFile && (await readFile(accessKeyFile, 'utf8')).trim();
  return { name, reader: readAhead(httpReader(source, { accessKey })) };
}

async function putInPlace(temporary: string, path: string, isForced: boolean): Promise<void> {
  const isFree =
    isForced ||
    (await open(path, 'wx').then(
      (file) => file.close(),
      () => 'taken',
    )) !== 'taken';
  if (!isFree) throw new CliError(`${path} is there already: --force replaces it`);
  await rename(temporary, path);
}

async function sizeOf(file: string): Promise<number> {
  const note = await readFile(file, 'utf8');
  return Number(parseCheckpoint(parseNote(note).text).size);
}

function position(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('a whole number, counted from 0');
}
