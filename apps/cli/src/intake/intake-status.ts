// SPDX-License-Identifier: Apache-2.0
import { measureLag } from '#ingest';
import { withIntake } from './intake-parts.js';

const COLUMNS = ['partition', 'read up to', 'broker from', 'broker to', 'lag'] as const;

/** A table of what is read and what is there; partitions that cannot be read on are marked. */
export async function intakeStatus(dataDir: string): Promise<string> {
  const lags = await withIntake(dataDir, ({ topics, store, watch }) =>
    measureLag(topics, store, watch),
  );
  const rows = lags.map(({ name, next, low, high, lag }) => {
    const isShort = next > high ? '  less than was read' : '';
    return [name, next, low, high, `${lag}${isShort}`].map(String);
  });
  const widths = COLUMNS.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[COLUMNS, ...rows].map(line).join('\n')}\n`;
}
