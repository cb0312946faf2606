// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** Every way in which an embedded server is refused; after each of them nothing is left running. */
export type EmbeddedErrorCode =
  | 'DISK_FULL'
  | 'FOLDER_IN_USE'
  | 'FOLDER_NOT_WRITABLE'
  | 'JAVA_MISSING'
  | 'JAVA_TOO_OLD'
  | 'KAFKA_HOME_INVALID'
  | 'KAFKA_NOT_RESOLVED'
  | 'MAVEN_MISSING'
  | 'NOT_READY'
  | 'PASSWORD_MISSING'
  | 'PORT_TAKEN'
  | 'POSTGRES_MISSING'
  | 'POSTGRES_UNUSABLE'
  | 'START_FAILED';

/**
 * Thrown by every function of this lib. The message is one line fit for a terminal; where a program
 * ended badly, `cause` is an Error whose message holds that program's last lines.
 */
export class EmbeddedError extends CodedError<EmbeddedErrorCode> {}
