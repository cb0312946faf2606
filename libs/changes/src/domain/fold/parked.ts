// SPDX-License-Identifier: Apache-2.0

/** A record that could not be assembled from a position on, or an entry that could not be read, and why. */
export interface Parked {
  /** of the record; or what stands for the entry */
  readonly anchor: string;
  readonly position: number;
  readonly reason: string;
}

/** An entry that no record could be made of. */
export function parkedEntry(position: number, error: unknown): Parked {
  return { anchor: JSON.stringify(['entry', String(position)]), position, reason: reasonOf(error) };
}

/** What was thrown, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
