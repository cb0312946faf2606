// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { CodedError } from '../coded-error.js';
import { Connection } from './connection.js';

/** DATABASE_UNAVAILABLE: the server cannot be reached or refuses connections; try again later. */
export class DatabaseError extends CodedError<'DATABASE_UNAVAILABLE'> {}

export type Row = Readonly<Record<string, unknown>>;
/** One connection inside a transaction. */
export type Session = Pick<pg.PoolClient, 'query'>;

export interface DatabaseOptions {
  readonly url: string;
  /** what pg_stat_activity shows */
  readonly applicationName: string;
  readonly connections?: number;
  /** milliseconds after which the server ends a statement; 0: never */
  readonly statementTimeoutMs?: number;
  /** called when an idle connection breaks, which the pool heals by itself */
  readonly onIdleError?: (error: Error) => void;
}

// positions and counts are int8; they stay below 2^53 for longer than hardware lasts
const types: pg.CustomTypesConfig = {
  getTypeParser: ((...[oid, format]: Parameters<typeof pg.types.getTypeParser>) =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** A text as SQL, where no parameter can stand. */
export function sqlText(text: string): string {
  return pg.escapeLiteral(text);
}

/** The pool of connections to PostgreSQL: parameters only, transactions by function. */
export class Database {
  private readonly pool: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.pool = new pg.Pool({
      Client: Connection,
      connectionString: options.url,
      application_name: options.applicationName,
      max: options.connections ?? 8,
      statement_timeout: options.statementTimeoutMs ?? 0,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      types,
    });
    this.pool.on('error', (error) => options.onIdleError?.(error));
    // a connection in use that breaks fails its statement, and must not end the process as well
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs one statement and returns its rows. */
  async query<R>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    const result = await this.pool.query<R & pg.QueryResultRow>(text, [...values]);
    return result.rows;
  }

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. With
   * `timeoutMs` the server ends statements that take longer, and idling between them, and the
   * connection is cut when nothing is heard: then nobody here knows whether it was committed.
   */
  async transaction<T>(
    work: (session: Session) => Promise<T>,
    { timeoutMs }: { readonly timeoutMs?: number } = {},
  ): Promise<T> {
    return this.within({ timeoutMs, opening: '' }, work);
  }

  /**
   * The same, opened by a statement that goes with BEGIN in one message; `work` is given its rows. It
   * has no parameters: `sqlText` makes text safe.
   */
  async openedTransaction<T>(
    { opening, timeoutMs }: { readonly opening: string; readonly timeoutMs: number },
    work: (session: Session, opened: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    return this.within({ timeoutMs, opening }, work);
  }

  private async within<T>(
    { timeoutMs, opening }: { readonly timeoutMs: number | undefined; readonly opening: string },
    work: (session: Session, opened: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    const session = await this.connect();
    const line = new Line(session, timeoutMs);
    try {
      const begin = timeoutMs === undefined ? 'BEGIN' : beginWithin(timeoutMs);
      const answer: unknown = await session.query(`${begin}; ${opening}`);
      const result = await work(session, rowsOf(answer));
      await session.query('COMMIT');
      line.release();
      return result;
    } catch (error) {
      await line.abandon();
      throw error;
    }
  }

  /** Takes a connection out of the pool, for LISTEN and cursors; the caller releases it. */
  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new DatabaseError('DATABASE_UNAVAILABLE', `PostgreSQL: ${reason}`, { cause });
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** The rows of the last of several statements in one message. */
function rowsOf(answer: unknown): readonly Row[] {
  const last = (Array.isArray(answer) ? answer.at(-1) : answer) as pg.QueryResult<Row>;
  return last.rows;
}

/** A connection that is given back once: in order, or cut. */
class Line {
  private isGone = false;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly session: pg.PoolClient,
    timeoutMs: number | undefined,
  ) {
    if (timeoutMs !== undefined) this.timer = setTimeout(() => this.release(true), timeoutMs * 2);
  }

  release(isBroken = false): void {
    clearTimeout(this.timer);
    if (!this.isGone) this.session.release(isBroken);
    this.isGone = true;
  }

  async abandon(): Promise<void> {
    if (this.isGone) return;
    try {
      await this.session.query('ROLLBACK');
      this.release();
    } catch {
      this.release(true);
    }
  }
}

function beginWithin(timeoutMs: number): string {
  const [statement, idle] = ['statement_timeout', 'idle_in_transaction_session_timeout'];
  return `BEGIN; SET LOCAL ${statement} = ${timeoutMs}; SET LOCAL ${idle} = ${timeoutMs}`;
}
