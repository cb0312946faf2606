// SPDX-License-Identifier: Apache-2.0
export {
  type Accepted,
  AcceptEvents,
  AcceptEventsHandler,
  HttpIntakeOptions,
  type PostedEvent,
} from './accept-events.js';
export { Intake, type IntakeOptions } from './intake.js';
export { type ArrivedRecord, isSameContent, judgeRecord } from './judging/judge-record.js';
export { hookHeaders } from './hooks/hook-record.js';
export {
  HooksError,
  type HookSource,
  type HookSources,
  parseHookSources,
} from './hooks/hook-source.js';
export { type HookHeaders, type HookVerdict, verifyHook } from './hooks/verify-hook.js';
export { measureLag, type PartitionLag } from './partition-lag.js';
export { type Restart, restartPartition } from './restart-partition.js';
