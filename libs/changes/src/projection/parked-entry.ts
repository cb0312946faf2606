// SPDX-License-Identifier: Apache-2.0

/** Stands in the register of parked records for an entry that no record could be made of. */
export function anchorOfEntry(position: number): string {
  return JSON.stringify(['entry', String(position)]);
}
