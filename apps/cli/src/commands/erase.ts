// SPDX-License-Identifier: Apache-2.0
import { Command } from 'commander';
import { type ApiAccess, apiAccess, apiOptions, type ApiOptions, askApi } from '../api-access.js';
import { CliError } from '../cli-error.js';
import { dataDirOption } from '../data-dir.js';

interface EraseOptions extends ApiOptions {
  readonly ledger: string;
  readonly position?: readonly string[];
  readonly basis?: string;
  readonly approve?: string;
  readonly reject?: string;
  readonly list?: true;
}

interface Erasure {
  readonly requestId: string;
  readonly positions: readonly number[];
  readonly basis: string;
  readonly state: string;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly erasure: number | null;
}

const HELP = `
Payload and salt of an entry are erased; the entry stays, verifies, and says nothing.
Two administrators are needed: one asks, another approves.

  change-ledger erase --position 17 --basis "GDPR Art. 17, request 4711"
  change-ledger erase --approve <request-id> --access-key-file <the other's key>`;

export function eraseCommand(): Command {
  const command = new Command('erase')
    .description('erase payloads, with a second pair of eyes')
    .option('--position <n...>', 'positions of the entries')
    .option('--basis <words>', 'the law or contract that asks for it')
    .option('--approve <request-id>', 'approve what somebody else asked for')
    .option('--reject <request-id>', 'reject what somebody else asked for')
    .option('--list', 'list the requests')
    .option('--ledger <id>', 'which ledger', 'main')
    .addOption(dataDirOption())
    .addHelpText('after', HELP);
  for (const option of apiOptions()) command.addOption(option);
  return command.action(erase);
}

async function erase(options: EraseOptions): Promise<void> {
  const api = apiAccess(options, 'admin');
  const path = `/v1/ledgers/${encodeURIComponent(options.ledger)}/erasures`;
  const { approve, reject, list, position, basis } = options;
  if (list) return show(((await askApi(api, 'GET', path)) as { items: Erasure[] }).items);
  if (approve !== undefined) return decide(api, `${path}/${approve}/approval`);
  if (reject !== undefined) return decide(api, `${path}/${reject}/rejection`);
  if (position === undefined || basis === undefined) {
    throw new CliError('say --position and --basis, or --approve, --reject or --list (--help)');
  }
  const body = { positions: position.map(Number), basis };
  const { requestId } = (await askApi(api, 'POST', path, body)) as Erasure;
  process.stdout.write(
    `${requestId}\nAnother administrator approves: change-ledger erase --approve ${requestId}\n`,
  );
}

async function decide(api: ApiAccess, path: string): Promise<void> {
  const { state, erasure, positions } = (await askApi(api, 'POST', path)) as Erasure;
  const done =
    erasure === null
      ? ''
      : `: entry ${erasure} says so; the payloads of ${positions.join(', ')} go with the next seal`;
  process.stdout.write(`${state}${done}\n`);
}

function show(items: readonly Erasure[]): void {
  if (items.length === 0) process.stdout.write('no erasure was asked for\n');
  for (const { requestId, state, positions, requestedBy, decidedBy, basis } of items) {
    const who = decidedBy === null ? requestedBy : `${requestedBy}, ${decidedBy}`;
    process.stdout.write(`${requestId}  ${state}  ${positions.join(',')}  ${who}  ${basis}\n`);
  }
}
