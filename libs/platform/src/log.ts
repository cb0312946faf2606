// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@nestjs/common';
import { destination, pino, stdSerializers } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, unknown>>;

/** What ends a line for some reader, moves a cursor or turns text around; JSON leaves it as it is. */
const UNSAFE = /[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;

/** An error in words and with its code: a server's `detail` shows the row that it was about. */
function described(error: Error): object {
  const { type, message, stack, code } = stdSerializers.err(error) as LogFields;
  return { type, message, stack, ...(code === undefined ? {} : { code }) };
}

/** A line of JSON with every character visible. */
export function safeLine(line: string): string {
  return line.replaceAll(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Structured logging, one JSON line an event on standard output. Fields say which record (topic,
 * offset, position), never what is in it: no payload, key or token.
 */
export class Log implements LoggerService {
  private readonly sink;

  constructor(name: string, level: LogLevel = 'info') {
    const output = destination({ fd: 1, sync: true });
    const options = {
      name,
      level,
      base: { pid: process.pid, name },
      serializers: { err: described },
    };
    this.sink = pino(options, { write: (line: string) => output.write(safeLine(line)) });
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
