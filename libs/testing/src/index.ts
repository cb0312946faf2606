// SPDX-License-Identifier: Apache-2.0
export { TopicAdmin } from './kafka/topic-admin.js';
export { startService, type TestService } from './service.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { createTestTopic, hasKafka, type TestTopic } from './test-topic.js';
