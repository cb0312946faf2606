// SPDX-License-Identifier: Apache-2.0

/** The variables of a process, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How one program is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  /** Working folder. */
  readonly folder: string;
  readonly uid?: number;
  readonly gid?: number;
}

const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL'] as const;

/**
 * What a server may know of the service's environment: where programs are and how file names are
 * encoded, never the service's keys and tokens. Times in its log are UTC.
 */
export function serverEnvironment(environment: Environment): Environment {
  const passed = PASSED_ON.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { LANG: 'C.UTF-8', ...Object.fromEntries(passed), TZ: 'UTC' };
}
