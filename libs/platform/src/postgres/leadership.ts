// SPDX-License-Identifier: Apache-2.0
import type { Database, Session } from './database.js';

type Connection = Awaited<ReturnType<Database['connect']>>;

/** What only one process may do at a time, and the channel on which its work is told of. */
export interface LeadershipOptions {
  /** what the lock is for, in words: a part of its name */
  readonly purpose: string;
  /** NOTIFY channel; its payload names what the work is to be done for */
  readonly channel: string;
  readonly onNotice: (name: string) => void;
}

/**
 * One connection that holds the advisory locks of this process, one a name, and hears when there is
 * work for a name. When it breaks the locks are gone, and are asked for again on a new one.
 */
export class Leadership {
  private connection: Connection | null = null;
  private readonly held = new Set<string>();
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly options: LeadershipOptions,
  ) {}

  /** Whether this process holds the lock of a name, as far as it knows. */
  leads(name: string): boolean {
    return this.held.has(name);
  }

  /** Takes the lock of a name, if nobody has it. */
  acquire(name: string): Promise<boolean> {
    const asked = this.asking.then(() => this.ask(name));
    // a connection runs one statement at a time
    this.asking = asked.catch(() => undefined);
    return asked;
  }

  async release(): Promise<void> {
    await this.asking;
    this.lose();
  }

  private async ask(name: string): Promise<boolean> {
    if (this.held.has(name)) return true;
    const connection = this.connection ?? (await this.connect());
    const isHeld = await tryLock(connection, `${this.options.purpose} ${name}`);
    if (isHeld && this.connection === connection) this.held.add(name);
    return this.held.has(name);
  }

  private async connect(): Promise<Connection> {
    const connection = await this.database.connect();
    this.connection = connection;
    connection.on('error', () => this.lose());
    connection.on('notification', ({ payload }) => {
      if (payload !== undefined) this.options.onNotice(payload);
    });
    await connection.query(`LISTEN ${this.options.channel}`);
    return connection;
  }

  private lose(): void {
    this.held.clear();
    const { connection } = this;
    this.connection = null;
    connection?.removeAllListeners('notification');
    // a connection that holds locks must not go back to the pool
    connection?.release(true);
  }
}

/** Takes a lock that the session holds until it ends. False: another session holds it. */
export async function tryLock(session: Session, name: string): Promise<boolean> {
  const { rows } = await session.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
    [name],
  );
  return rows[0]?.held ?? false;
}

/** Gives back all locks that the session holds, so that they are free when this resolves. Never rejects. */
export async function unlockAll(session: Session): Promise<void> {
  // a session that is broken holds none
  await session.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
}
