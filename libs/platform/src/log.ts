// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Structured logging, one JSON line an event on standard output. Fields say which record (topic,
 * offset, position), never what is in it: no payload, key or token.
 */
export class Log implements LoggerService {
  private readonly sink;

  constructor(name: string, level: LogLevel = 'info') {
    this.sink = pino({ name, level, base: { pid: process.pid, name } });
  }

  debug(message: string, fields: LogFields | string = {}): void {
    this.sink.debug(asFields(fields), message);
  }

  /** Nest speaks of its own start in `log` calls: an operator's debug. */
  log(message: unknown, context?: string): void {
    this.sink.debug({ context }, String(message));
  }

  info(message: string, fields: LogFields = {}): void {
    this.sink.info(fields, message);
  }

  warn(message: string, fields: LogFields | string = {}): void {
    this.sink.warn(asFields(fields), message);
  }

  error(message: unknown, fields: LogFields | string = {}): void {
    const error = message instanceof Error ? { err: message } : {};
    this.sink.error(
      { ...error, ...asFields(fields) },
      message instanceof Error ? message.message : String(message),
    );
  }
}

function asFields(fields: LogFields | string): LogFields {
  return typeof fields === 'string' ? { context: fields } : fields;
}
