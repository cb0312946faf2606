// SPDX-License-Identifier: Apache-2.0
// Makes dist/verify.mjs, or the file named: the verifier as one file that an auditor can read
// before running it. Its sources are those of `change-ledger verify`. A part of `npm run build`.
import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { format } from 'prettier';
import { rolldown } from 'rolldown';

const bundle = await rolldown({
  input: 'apps/cli/src/verify/standalone.ts',
  platform: 'node',
  external: (name) => !/^[.#]/.test(name) && !isAbsolute(name),
  resolve: { extensionAlias: { '.js': ['.ts'] }, conditionNames: ['source'] },
  treeshake: { moduleSideEffects: false },
});
const { output } = await bundle.generate({
  format: 'esm',
  comments: { jsdoc: true, legal: false, annotation: false },
});
const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const head = `// SPDX-License-Identifier: Apache-2.0
// The verifier of Change Ledger ${version}: node verify.mjs --help. It imports nothing but modules of
// Node (20 or newer), reads the files it is given, writes none, and opens no connection. The format is
// specified in docs/spec/ledger-format.md; each part below names the source it is made of.

`;
const [{ code, modules }] = output;
const imports = code.match(/^import .*$/gm);
const parts = Object.values(modules).map((module) => module.code);
const text = [head, ...imports, ...parts, '']
  .join('\n')
  .replaceAll('/* @__PURE__ */ ', '')
  .replaceAll(/^}\n(?=\S)/gm, '}\n\n');
const style = JSON.parse(await readFile('.prettierrc.json', 'utf8'));
await writeFile(
  process.argv[2] ?? 'dist/verify.mjs',
  await format(text, { ...style, parser: 'babel', objectWrap: 'collapse' }),
);
