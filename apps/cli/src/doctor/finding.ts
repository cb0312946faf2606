// SPDX-License-Identifier: Apache-2.0

/** What one check found. */
export interface Finding {
  readonly check: string;
  readonly verdict: 'ok' | 'warning' | 'broken';
  /** in words; where something is wrong, what to do next */
  readonly words: string;
}

export function ok(check: string, words: string): Finding {
  return { check, verdict: 'ok', words };
}

export function warning(check: string, words: string): Finding {
  return { check, verdict: 'warning', words };
}

export function broken(check: string, words: string): Finding {
  return { check, verdict: 'broken', words };
}
