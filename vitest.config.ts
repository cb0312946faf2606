import { defineConfig } from 'vitest/config';

const UNIT = ['{apps,libs,test}/**/*.spec.ts'];
const INTEGRATION = ['{apps,libs,test}/**/*.int.spec.ts'];
const E2E = ['{apps,libs,test}/**/*.e2e.spec.ts'];

/** Specs import sources, never a stale dist: the condition must be exactly this list. */
const ssr = { resolve: { conditions: ['source', 'node'] } };

export default defineConfig({
  ssr,
  test: {
    reporters: ['default', './test/tally-reporter.ts'],
    projects: [{ ssr, test: { name: 'unit', include: UNIT, exclude: [...INTEGRATION, ...E2E] } }],
  },
});
