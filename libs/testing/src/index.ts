// SPDX-License-Identifier: Apache-2.0
export { aRead } from './a-read.js';
export { anEvent } from './an-event.js';
export { type Audit, audit, type KeptRecord } from './audit.js';
export { readTopic, type ReadRecord } from './kafka/read-topic.js';
export { TopicAdmin } from './kafka/topic-admin.js';
export { endOf } from './end-of.js';
export { type OwnServers, startOwnServers } from './own-servers.js';
export { type OwnService, startOwnService } from './own-service.js';
export { putCommand } from './put-command.js';
export { type Explained, ExplainingDatabase, type PlanNode } from './query-plans.js';
export { freezeStatistics, type RowsRead, rowsRead, stopAutovacuum } from './rows-read.js';
export { startService, type TestService } from './service.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { createTestTopic, hasKafka, type TestTopic } from './test-topic.js';
export { startWorker, type TestWorker, type WorkerOptions } from './worker.js';
export { type OpenIdProvider, startOpenIdProvider } from './open-id-provider.js';
