// SPDX-License-Identifier: Apache-2.0

/** Seconds since the epoch as text; witnesses can claim times that no calendar has. */
export function timeText(seconds: bigint): string {
  if (seconds > 253_402_300_799n) return `second ${seconds} since 1970`;
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

/** A key as its name and id, which is how signature lines name it. */
export function keyText({ name, id }: { readonly name: string; readonly id: number }): string {
  return `${name}+${id.toString(16).padStart(8, '0')}`;
}
