// SPDX-License-Identifier: Apache-2.0

/** Who is measured: each does its work once and says how much it was. */
export type Contestants<Name extends string> = Readonly<Record<Name, () => number>>;

/**
 * Rates a second, run by run. Every contestant works once a round, so that a slow moment of the
 * machine meets all of them; a round before the first warms up and does not count.
 */
export async function interleaved<Name extends string>(
  contestants: Contestants<Name>,
  runs: number,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(contestants) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let run = -1; run < runs; run += 1) {
    for (const name of names) {
      const started = performance.now();
      const amount = contestants[name]();
      if (run >= 0) rates[name].push((amount / (performance.now() - started)) * 1_000);
      await new Promise(setImmediate);
    }
  }
  return rates;
}
