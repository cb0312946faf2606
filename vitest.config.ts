import { defineConfig } from 'vitest/config';

const UNIT = ['{apps,libs,test}/**/*.spec.ts'];
const INTEGRATION = ['{apps,libs,test}/**/*.int.spec.ts'];
const E2E = ['{apps,libs,test}/**/*.e2e.spec.ts'];

/** Specs import sources, never a stale dist: the condition must be exactly this list. */
const resolve = { conditions: ['source', 'node'] };
/** tests run in `ssr`, global set-ups in `__vitest__` */
const sources = { ssr: { resolve }, environments: { __vitest__: { resolve } } };

/** PostgreSQL and Kafka, started once a run for both projects. */
const onServers = {
  globalSetup: ['libs/testing/src/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  ...sources,
  test: {
    reporters: ['default', './test/tally-reporter.ts'],
    projects: [
      { ...sources, test: { name: 'unit', include: UNIT, exclude: [...INTEGRATION, ...E2E] } },
      { ...sources, test: { ...onServers, name: 'integration', include: INTEGRATION } },
      { ...sources, test: { ...onServers, name: 'e2e', include: E2E } },
    ],
  },
});
