// SPDX-License-Identifier: Apache-2.0

/**
 * The SQLSTATE classes by which PostgreSQL says that it is the values it cannot hold, however often
 * it is asked: data exception, integrity constraint violation, program limit exceeded.
 */
const REFUSALS = ['22', '23', '54'];

/** Whether an error of a statement is about its values, and not about the server or the connection. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return code.length === 5 && REFUSALS.includes(code.slice(0, 2));
}
