// SPDX-License-Identifier: Apache-2.0
// Runs `{apps,libs}/*/bench/NAME.bench.js` of `dist`: a table for people, one JSON line for machines.
// A bench exports `bench()`, which returns { runs, metrics: { name: { median, min, max, unit } },
// ratios: { name: n } }.
import { readdirSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { setFlagsFromString } from 'node:v8';

// as the service does (ADR 0035)
setFlagsFromString('--external-memory-accounted-in-global-limit');

const SUFFIX = '.bench.js';

function benches() {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(`dist/${folder}`, { recursive: true }).map((file) => `../dist/${folder}/${file}`),
  );
  const paths = files.filter((file) => file.endsWith(SUFFIX)).map(String);
  return new Map(
    paths.toSorted().map((path) => [path.split('/').at(-1).slice(0, -SUFFIX.length), path]),
  );
}

function machine() {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpu.model.trim()}, ${cpus().length} cores, ${memory}, Linux ${release()}, Node ${process.versions.node}`;
}

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

function table({ metrics, ratios }) {
  const rows = Object.entries(metrics).map(([name, { median, min, max, unit }]) => [
    name,
    `${number.format(median)} ${unit}`,
    `${number.format(min)} … ${number.format(max)}`,
  ]);
  for (const [name, ratio] of Object.entries(ratios))
    rows.push([name, `${ratio.toFixed(2)} ×`, 'ratio']);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, ...rest]) => `  ${name.padEnd(width)}  ${rest[0].padEnd(22)}${rest[1]}`)
    .join('\n');
}

const known = benches();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.has(name));
if (unknown.length > 0) {
  process.stderr.write(
    `no bench ${unknown.join(', ')}; there are: ${[...known.keys()].join(', ')}\n`,
  );
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : known.keys()) {
  const { bench } = await import(known.get(name));
  const result = await bench();
  process.stdout.write(`${name} · ${machine()} · ${result.runs} runs, median\n${table(result)}\n`);
  process.stdout.write(`${JSON.stringify({ bench: name, machine: machine(), ...result })}\n`);
}
process.exit();
