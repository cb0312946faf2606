// SPDX-License-Identifier: Apache-2.0
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';

/**
 * A process of its own: a consumer as the documentation of the client shows it, a callback a message,
 * an INSERT a callback.
 */
const [brokers = '', topic = '', table = '', databaseUrl = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl });
const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: table });
process.on('SIGTERM', () => process.exit());

await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    await pool.query(
      `INSERT INTO ${table} (__connect_topic, __connect_partition, __connect_offset, payload)
       VALUES ($1, $2, $3, $4)`,
      [topic, partition, message.offset, message.value?.toString() ?? null],
    );
  },
});
