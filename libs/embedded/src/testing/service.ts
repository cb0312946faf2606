// SPDX-License-Identifier: Apache-2.0
// A service as a process of its own, for the specs to kill: it starts the servers named after the
// data folder, prints their pids and waits.
import { startKafka, startPostgres } from '../index.js';

const [dataDir = '', ...names] = process.argv.slice(2);
const pids: number[] = [];
if (names.includes('postgres')) pids.push((await startPostgres({ dataDir })).pid);
if (names.includes('kafka')) pids.push((await startKafka({ dataDir })).pid);
process.stdout.write(`${pids.join(' ')}\n`);
setInterval(() => undefined, 60_000);
