// SPDX-License-Identifier: Apache-2.0
export { type BenchDatabase, onBenchDatabase } from './bench-database.js';
export { copySeconds, exportRows } from './copy-same-rows.js';
export { appendSome, demoEntries } from './demo-entries.js';
export { interleaved } from './interleaved.js';
export { type BenchReport, median, metric, type Metric, percentile, secondsOf } from './metric.js';
