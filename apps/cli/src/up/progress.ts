// SPDX-License-Identifier: Apache-2.0

/** Shows what a long start is at: a running clock on a terminal, plain lines when piped. */
export class Progress {
  private readonly began = Date.now();

  constructor(private readonly out: NodeJS.WriteStream = process.stdout) {}

  /** Runs one step; `note` changes the words while it runs. */
  async step<T>(label: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
    const began = Date.now();
    let words = label;
    const draw = () => this.out.write(`\r\u001b[K  ${words} … ${seconds(began)}`);
    const timer = this.out.isTTY ? setInterval(draw, 200) : undefined;
    if (!this.out.isTTY) this.line(`${label} …`);
    try {
      const result = await work((text) => {
        words = `${label}: ${text}`;
      });
      clearInterval(timer);
      const start = this.out.isTTY ? '\r\u001b[K' : '';
      this.out.write(`${start}  ${label}: done in ${seconds(began)}\n`);
      return result;
    } catch (error) {
      clearInterval(timer);
      if (this.out.isTTY) this.out.write('\r\u001b[K');
      throw error;
    }
  }

  line(text: string): void {
    this.out.write(`  ${text}\n`);
  }

  /** Seconds since the whole began. */
  get elapsed(): string {
    return seconds(this.began);
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}
