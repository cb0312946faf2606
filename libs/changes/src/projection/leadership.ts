// SPDX-License-Identifier: Apache-2.0
import type { Database } from '#platform';
import { tryLock } from '../postgres/advisory-lock.js';

type Connection = Awaited<ReturnType<Database['connect']>>;

/** The channel on which appends are told of; the payload is the ledger's id (ledger.md §3). */
const CHANNEL = 'ledger_grew';

/**
 * One connection that holds the locks of the ledgers that this process projects, and hears when a
 * ledger has grown. When it breaks, the locks are gone, and are asked for again on a new one.
 */
export class Leadership {
  private connection: Connection | null = null;
  private readonly held = new Set<string>();
  private asking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly onGrown: (ledger: string) => void,
  ) {}

  /** Whether this process is the one that projects a ledger. */
  leads(ledger: string): boolean {
    return this.held.has(ledger);
  }

  /** Takes the lock of a ledger, if nobody has it. */
  async acquire(ledger: string): Promise<boolean> {
    const asked = this.asking.then(() => this.ask(ledger));
    // a connection runs one statement at a time
    this.asking = asked.catch(() => undefined);
    return asked;
  }

  async release(): Promise<void> {
    await this.asking;
    this.lose(true);
  }

  private async ask(ledger: string): Promise<boolean> {
    if (this.held.has(ledger)) return true;
    const connection = this.connection ?? (await this.connect());
    const isHeld = await tryLock(connection, 'project records', ledger);
    if (isHeld && this.connection === connection) this.held.add(ledger);
    return this.held.has(ledger);
  }

  private async connect(): Promise<Connection> {
    const connection = await this.database.connect();
    this.connection = connection;
    connection.on('error', () => this.lose(true));
    connection.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL && payload !== undefined) this.onGrown(payload);
    });
    await connection.query(`LISTEN ${CHANNEL}`);
    return connection;
  }

  private lose(isBroken: boolean): void {
    this.held.clear();
    const { connection } = this;
    this.connection = null;
    connection?.removeAllListeners('notification');
    connection?.release(isBroken);
  }
}
