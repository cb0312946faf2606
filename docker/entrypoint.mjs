// SPDX-License-Identifier: Apache-2.0
// The image's entry: `api` and `worker` are processes of their own, anything else is the command line.
const [role] = process.argv.slice(2);
const isProcess = role === 'api' || role === 'worker';
await import(`../dist/apps/${isProcess ? role : 'cli'}/src/main.js`);
