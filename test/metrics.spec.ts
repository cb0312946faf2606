// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every metric that the code makes is named where it is made. */
function metricsInCode(): readonly string[] {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .filter((file) => !file.includes('node_modules'))
      .map((file) => `${folder}/${file}`),
  );
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/name: '(ledger_\w+)'/g)].map(([, name]) => name ?? ''),
  );
  return names.toSorted();
}

describe('docs/operations.md', () => {
  it('names every metric, and none that there is not', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const text = page.split('\n## ').find((part) => part.startsWith('Metrics\n')) ?? '';
    const documented = [...text.matchAll(/^\| `(ledger_\w+)`/gm)].map(([, name]) => name ?? '');
    expect(documented.toSorted()).toEqual(metricsInCode());
  });
});
