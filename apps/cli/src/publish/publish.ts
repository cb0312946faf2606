// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { classifyEvent, type CloudEvent, toStructuredCloudEvent } from '#events';
import { type Environment, Log } from '#platform';
import { CliError } from '../cli-error.js';
import { kafkaFromEnvironment } from '../kafka-environment.js';
import type { CiContext } from './ci-context.js';
import { detectCi } from './detect-ci.js';
import { deliver, type Delivery } from './deliver.js';
import type { Destination } from './destination.js';
import { completeEvent } from './event-draft.js';
import { httpDestination } from './http-destination.js';
import { kafkaDestination } from './kafka-destination.js';
import { type EventsRead, readEvents } from './read-events.js';
import { setPaths } from './set-paths.js';
import { Spool } from './spool.js';

/** What `publish` was asked for. */
export interface PublishFlags {
  /** subject.predicate */
  readonly type?: string;
  readonly subject?: string;
  readonly set: readonly string[];
  readonly file?: string;
  readonly id?: string;
  readonly source?: string;
  readonly timestamp?: string;
  readonly chain?: string;
  readonly url?: string;
  readonly ledger?: string;
  readonly topic: string;
  readonly spool: string;
  /** seconds */
  readonly patience: number;
  readonly dryRun?: true;
  readonly strict?: true;
}

/**
 * Publishes what the flags, a file or standard input say. A pipeline must not fail because its
 * ledger is away: what goes wrong is said, what can be sent later is kept, and only `strict` throws.
 */
export async function publish(flags: PublishFlags, environment: Environment): Promise<void> {
  try {
    await publishStrictly(flags, environment);
  } catch (error) {
    if (flags.strict) throw error;
    say(`not published: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function publishStrictly(flags: PublishFlags, environment: Environment): Promise<void> {
  const { events, faults } = eventsOf(flags, detectCi(environment));
  for (const fault of faults) say(`not published: ${fault}`);
  if (flags.strict && faults.length > 0) throw new CliError(`not published: ${faults[0]}`);
  const doubts = events.flatMap(doubtsOf);
  for (const doubt of doubts) say(`the ledger will keep it, but not use it: ${doubt}`);
  if (flags.strict && doubts.length > 0) throw new CliError(`not valid: ${doubts[0]}`);
  if (flags.dryRun) {
    for (const event of events) process.stdout.write(`${JSON.stringify(event, null, 2)}\n`);
    return;
  }
  const spool = new Spool(flags.spool);
  const destination = destinationOr(flags, environment, () => spool.keep(events));
  const delivery = await deliver(events, destination, {
    spool,
    patienceMs: flags.patience * 1_000,
  });
  report(delivery, destination, flags);
  // a broker that does not answer is not waited for
  void destination.close().catch(() => undefined);
}

function eventsOf(flags: PublishFlags, ci: CiContext | null): EventsRead {
  const { type, file, subject, id, source, timestamp, chain } = flags;
  const now = new Date();
  if (file !== undefined) {
    return readEvents(readFileSync(file === '-' ? 0 : file, 'utf8'), ci, now);
  }
  const [, name, predicate] = /^([a-z-]+)\.([a-z]+)$/.exec(type ?? '') ?? [];
  if (name === undefined || predicate === undefined) {
    throw new CliError('say what happened, as in build.finished, or --file');
  }
  const draft = {
    subject: name,
    predicate,
    ...setPaths(flags.set),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(id === undefined ? {} : { id }),
    ...(source === undefined ? {} : { source }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(chain === undefined ? {} : { chainId: chain }),
  };
  return { events: [toStructuredCloudEvent(completeEvent(draft, ci, now))], faults: [] };
}

function doubtsOf({ data }: CloudEvent): readonly string[] {
  const { reason } = classifyEvent(data);
  return reason === null ? [] : [`${reason.code}: ${reason.text} ${reason.pointer ?? ''}`.trim()];
}

/** Where to is a setting that may come later: until then the events are kept. */
function destinationOr(flags: PublishFlags, environment: Environment, keep: () => void) {
  try {
    return destinationOf(flags, environment);
  } catch (error) {
    keep();
    throw error;
  }
}

function destinationOf(flags: PublishFlags, environment: Environment): Destination {
  const { url, ledger = null, topic } = flags;
  if (url !== undefined) return httpDestination({ url, key: keyOf(environment), ledger });
  const { brokers, security } = kafkaFromEnvironment(environment);
  if (brokers.length === 0) throw new CliError('where to? set CHANGE_LEDGER_URL or KAFKA_BROKERS');
  const log = new Log('publish', 'error');
  return kafkaDestination({ brokers, clientId: 'change-ledger-publish', log, security }, topic);
}

function keyOf({ CHANGE_LEDGER_KEY: key, CHANGE_LEDGER_KEY_FILE: file }: Environment): string {
  if (file) return readFileSync(file, 'utf8').trim();
  if (key) return key;
  throw new CliError('CHANGE_LEDGER_KEY is not set: the key of a publisher');
}

function report(delivery: Delivery, { name }: Destination, { spool, strict }: PublishFlags): void {
  const { sent, refused, failure, spooled } = delivery;
  for (const { event, reason } of refused) say(`refused: ${event.id}: ${reason}`);
  if (failure !== null) say(`${spooled} kept in ${spool} for the next time: ${failure}`);
  if (sent > 0) say(`${sent} published to ${name}`);
  if (!strict || (failure === null && refused.length === 0)) return;
  throw new CliError(failure ?? `${refused.length} refused`);
}

function say(text: string): void {
  process.stderr.write(`change-ledger: ${text}\n`);
}
