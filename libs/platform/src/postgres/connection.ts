// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';

type Answered = (error: Error | null, result?: pg.QueryResult) => void;
type Ask = (config: unknown, values: unknown, answered: Answered) => void;

/**
 * A connection whose results can be collected as soon as nobody holds them. `pg` ties the rows of a
 * statement that is awaited to a function that V8 puts among what is old, and so they stay until the
 * whole heap is marked; given a callback it does not (ADR 0042).
 */
export class Connection extends pg.Client {
  /** As `pg` has it: `never` stands for what its overloads return. */
  override query(config: unknown, values?: unknown, callback?: unknown): never {
    const ask = super.query.bind(this) as Ask;
    const isAwaited = !isSubmittable(config) && ![values, callback].some(isFunction);
    if (!isAwaited) return ask(config, values, callback as Answered) as never;
    return resultOf((answered) => ask(config, values, answered)) as never;
  }
}

async function resultOf(ask: (answered: Answered) => void): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      ask((error, result) => (error === null ? resolve(result) : reject(error)));
    });
  } catch (error) {
    // as pg does: whoever asked is of more use than the socket that answered
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}

function isSubmittable(config: unknown): boolean {
  return typeof config === 'object' && config !== null && 'submit' in config;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
