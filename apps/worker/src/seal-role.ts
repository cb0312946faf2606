// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import {
  type Announce,
  archiveAt,
  archiveWithin,
  CheckpointStore,
  KeyRing,
  LedgerSeal,
  parsePolicy,
  Sealer,
  SealMemory,
  Witnesses,
} from '#ledger';
import {
  Clock,
  ConfigError,
  Database,
  ensureTopics,
  kafkaSecurityOf,
  Log,
  RecordSink,
} from '#platform';
import type { WorkerConfig } from './config.js';

/** Where checkpoints are told of, as signed notes under the key of their origin. */
const CHECKPOINT_TOPIC = 'change-ledger.checkpoints';

/** The role `seal`, with a witness client of its own for each ledger. Throws ConfigError. */
export function makeSeal(config: WorkerConfig, app: INestApplicationContext): Sealer {
  const { LEDGER_SEAL_FOLDER: sealFolder, LEDGER_ARCHIVE: archives } = config;
  if (sealFolder === undefined || archives === undefined) {
    throw new ConfigError(
      'CONFIG_INVALID',
      'the role seal needs LEDGER_SEAL_FOLDER and LEDGER_ARCHIVE',
    );
  }
  const database = app.get(Database);
  const policy = policyOf(config);
  const parts = {
    database,
    checkpoints: new CheckpointStore(database),
    keys: new KeyRing(sealFolder),
    memory: new SealMemory(sealFolder),
    clock: app.get(Clock),
    announce: announceOf(config, app.get(Log)),
    isStrict: config.LEDGER_WITNESS_MODE === 'strict',
  };
  const ledgers = [...new Set(Object.values(config.LEDGER_TOPICS))];
  const seals = ledgers.map((ledger) => {
    const archive = archiveAt(archiveWithin(archives, ledger));
    const witnesses = policy && new Witnesses(policy);
    return [ledger, new LedgerSeal({ ...parts, ledger, archive, witnesses })] as const;
  });
  const options = { seals: new Map(seals), hasWitnesses: policy !== null && !parts.isStrict };
  return new Sealer(database, options, app.get(Log));
}

function policyOf({ LEDGER_WITNESS_POLICY: path, LEDGER_WITNESS_MODE: mode }: WorkerConfig) {
  if (path !== undefined) return parsePolicy(readFileSync(path, 'utf8'));
  if (mode === 'relaxed') return null;
  throw new ConfigError(
    'CONFIG_INVALID',
    'LEDGER_WITNESS_MODE strict needs a LEDGER_WITNESS_POLICY',
  );
}

function announceOf(config: WorkerConfig, log: Log): Announce | null {
  const { KAFKA_BROKERS: brokers } = config;
  if (brokers.length === 0) return null;
  const security = kafkaSecurityOf(config);
  const options = { brokers, clientId: 'change-ledger-seal', log, security };
  const sink = new RecordSink(options);
  let topic: Promise<void> | null = null;
  return async (origin, note) => {
    // one partition, so that checkpoints stand in their order
    topic ??= ensureTopics(options, [CHECKPOINT_TOPIC], { partitions: 1, retentionMs: -1 });
    await topic.catch((error: unknown) => {
      topic = null;
      throw error;
    });
    await sink.publish(CHECKPOINT_TOPIC, [{ key: Buffer.from(origin), value: Buffer.from(note) }]);
  };
}
