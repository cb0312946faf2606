// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasKafka } from '#testing';
import { type DemoService, type ListBody, startDemoService } from './demo-service.js';

const PATH = 'docs/guides/auditor.md';
const guide = readFileSync(PATH, 'utf8');
const QUESTIONS = /```sh\n([\s\S]*?)```\n(?:\n```(?:json|csv)\n([\s\S]*?)```\n)?/g;

let demo: DemoService;

/** What a curl line answers, in an order that does not depend on how partitions were read. */
async function answerOf(line: string): Promise<string> {
  const env = { ...process.env, LEDGER: demo.service.url, KEY: demo.service.keys.auditor };
  const { stdout } = await promisify(execFile)('sh', ['-c', line], { env });
  if (!stdout.startsWith('{')) {
    const [header, ...rows] = stdout.trimEnd().split('\r\n');
    return [header, ...rows.toSorted()].join('\n');
  }
  const body = JSON.parse(stdout) as Partial<ListBody>;
  if (body.items === undefined) return JSON.stringify(body, null, 1);
  const items = body.items.map((item) => JSON.stringify(item)).toSorted();
  return JSON.stringify(
    { total: body.total, items: items.map((item) => JSON.parse(item) as object) },
    null,
    1,
  );
}

/** The guide with the answers that the demo gives now. */
async function answered(): Promise<string> {
  let text = '';
  let from = 0;
  for (const question of guide.matchAll(QUESTIONS)) {
    const lines = (question[1] ?? '').trimEnd();
    const answers = [];
    for (const line of lines.split('\n')) answers.push((await answerOf(line)).trimEnd());
    const kind = lines.includes('text/csv') ? 'csv' : 'json';
    text += guide.slice(from, question.index);
    text += `\`\`\`sh\n${lines}\n\`\`\`\n\n\`\`\`${kind}\n${answers.join('\n')}\n\`\`\`\n`;
    from = question.index + question[0].length;
  }
  return text + guide.slice(from);
}

describe.skipIf(!hasKafka())('the guide for auditors', () => {
  beforeAll(async () => {
    demo = await startDemoService();
  });
  afterAll(() => demo?.stop());

  it('shows for each question what the demo answers', async () => {
    const style = await resolveConfig(PATH);
    const text = await format(await answered(), { ...style, filepath: PATH });
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PATH, text);
    expect(readFileSync(PATH, 'utf8')).toEqual(text);
  });
});
