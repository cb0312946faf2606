// SPDX-License-Identifier: Apache-2.0
export {
  type Accepted,
  AcceptEvents,
  AcceptEventsHandler,
  HttpIntakeOptions,
  type PostedEvent,
} from './accept-events.js';
export { Intake, type IntakeOptions } from './intake.js';
export { type ArrivedRecord, isSameContent, judgeRecord } from './judge-record.js';
