// SPDX-License-Identifier: Apache-2.0
export {
  type Answer,
  type ItemOf,
  LedgerClient,
  type Listable,
  type ParametersOf,
  ProblemError,
  type Readable,
  type Schema,
} from './ledger-client.js';
