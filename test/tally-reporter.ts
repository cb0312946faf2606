// SPDX-License-Identifier: Apache-2.0
import type { Reporter, TestModule } from 'vitest/node';

/** Prints the one line that machines read after a run: `N passed, N failed, N skipped`. */
// oxlint-disable-next-line import/no-default-export -- Vitest loads a reporter by its default export
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [
      ...[...module.children.allTests()].map((test) => test.result().state),
      ...module.errors().map(() => 'failed'),
    ]);
    const count = (state: string) => states.filter((each) => each === state).length;
    const failed = count('failed') + errors.length;
    process.stdout.write(
      `\n${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`,
    );
  }
}
