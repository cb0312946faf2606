// SPDX-License-Identifier: Apache-2.0
export { DEMO_ENVIRONMENTS, DEMO_SERVICES } from './company.js';
export type {
  DeliveryModel,
  DemoEnvironment,
  DemoService,
  RolloutStrategy,
  Team,
} from './company.js';
export { demoHistory, expectedFindings } from './demo-history.js';
export type { DemoOptions } from './demo-history.js';
export { demoSummary } from './demo-summary.js';
export type { DemoSummary } from './demo-summary.js';
export type { BreachKind, ExpectedFinding } from './expected-finding.js';
export type { DemoRecord } from './publish.js';
