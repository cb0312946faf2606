// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHookSources } from '#ingest';
import { KAFKA_SETTINGS, kafkaSecurityOf, parseConfig } from '#platform';
import {
  createTestDatabase,
  putCommand,
  startService,
  type TestDatabase,
  type TestService,
} from '#testing';
import { z } from 'zod';

const GUIDE = readFileSync('docs/guides/publishing.md', 'utf8');
const DIGEST = `sha256:${'ab'.repeat(32)}`;

/** The code blocks of a language, in their order. */
function blocks(language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms');
  return [...GUIDE.matchAll(fence)].map(([, code = '']) => code);
}

/** The commands of a chapter, whatever CI system's syntax they stand in. */
function commandsOf(chapter: string): readonly string[] {
  const text = GUIDE.split(/^## /m).find((each) => each.includes(chapter)) ?? '';
  return [...text.matchAll(/^.*?(change-ledger publish .*)$/gm)].map(([, command = '']) => command);
}

/** What each CI system sets. */
const SYSTEMS: readonly (readonly [
  string,
  Readonly<Record<string, string>>,
  string | undefined,
])[] = [
  [
    'GitHub Actions',
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'c0ffee',
      GITHUB_RUN_ID: '42',
      GITHUB_JOB: 'release',
      GITHUB_TRIGGERING_ACTOR: 'mira',
    },
    'github:mira',
  ],
  [
    'GitLab CI',
    {
      GITLAB_CI: 'true',
      CI_PROJECT_URL: 'https://gitlab.example/acme/shop',
      CI_COMMIT_SHA: 'c0ffee',
      CI_PIPELINE_URL: 'https://gitlab.example/acme/shop/-/pipelines/7',
      CI_JOB_NAME: 'build',
      CI_ENVIRONMENT_NAME: 'production',
      GITLAB_USER_LOGIN: 'mira',
    },
    'gitlab:mira',
  ],
  [
    'Jenkins',
    {
      JENKINS_URL: 'https://jenkins.example/',
      BUILD_URL: 'https://jenkins.example/job/shop/7/',
      JOB_NAME: 'shop',
      GIT_URL: 'https://git.example/acme/shop.git',
      GIT_COMMIT: 'c0ffee',
      STAGE_NAME: 'Build',
    },
    undefined,
  ],
  [
    'Azure Pipelines',
    {
      TF_BUILD: 'True',
      SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
      SYSTEM_TEAMPROJECT: 'shop',
      BUILD_REPOSITORY_URI: 'https://dev.azure.com/acme/shop/_git/shop',
      BUILD_SOURCEVERSION: 'c0ffee',
      BUILD_BUILDID: '7',
      BUILD_REQUESTEDFORID: 'a-guid',
      BUILD_REQUESTEDFOR: 'Mira Solberg',
    },
    'azure-devops:a-guid',
  ],
];

let folder: string;
let database: TestDatabase;
let service: TestService;

async function run(script: string, environment: Readonly<Record<string, string>>) {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH: `${folder}${delimiter}${PATH}`,
    HOME,
    CHANGE_LEDGER_URL: service.url,
    CHANGE_LEDGER_KEY: service.keys.publisher,
    AUDITOR_KEY: service.keys.auditor,
    DIGEST,
    ARTIFACT: `pkg:oci/shop@${DIGEST}`,
    ...environment,
  };
  return promisify(execFile)('sh', ['-ec', script], { cwd: folder, env });
}

interface Entry {
  readonly state: number;
  readonly claim: { readonly type: string };
  readonly position: number;
}

async function get(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${service.keys.auditor}` };
  return (await fetch(`${service.url}${path}`, { headers })).json();
}

describe('the guide to publishing', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'change-ledger-guide-'));
    putCommand(folder);
    database = await createTestDatabase();
    service = await startService(database, null);
    await service.ready();
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(SYSTEMS)('has a pipeline of %s that says it all', async (name, environment, actor) => {
    const { items: before } = (await get('/v1/entries?limit=1000')) as { items: Entry[] };
    const commands = commandsOf(name);
    for (const command of commands) {
      const { stderr } = await run(`${command} --strict`, environment);
      expect(stderr).toBe(`change-ledger: 1 published to ${service.url}\n`);
    }
    const { items } = (await get('/v1/entries?limit=1000')) as { items: Entry[] };
    const mine = items.slice(before.length);
    expect(mine.map(({ state, claim }) => [state, claim.type])).toEqual([
      [5, 'dev.cdevents.build.finished.0.3.0'],
      [5, 'dev.cdevents.testsuiterun.finished.0.3.0'],
      [5, 'dev.cdevents.service.deployed.0.3.0'],
    ]);
    for (const { position } of mine) {
      const { data } = (await get(`/v1/ledgers/main/entries/${position}/payload`)) as {
        data: { customData: { itil: { actor?: { id: string } }; ci: object } };
      };
      expect(data.customData.itil.actor?.id).toBe(actor);
      expect(data.customData.ci).toMatchObject({ commit: 'c0ffee' });
    }
  });

  it('has pipelines that their systems can parse', () => {
    for (const block of blocks('yaml')) expect(parse(block)).toBeTypeOf('object');
    expect(blocks('yaml').length).toBe(3);
  });

  it('has commands that do what it says', async () => {
    const [, github = {}] = SYSTEMS[0] ?? [];
    const outputs = [];
    for (const block of blocks('sh')) outputs.push((await run(block, github)).stdout);
    const [event = '', published, quarantine = ''] = outputs;
    expect([JSON.parse(event).type, published, JSON.parse(quarantine).total]).toEqual([
      'dev.cdevents.build.started.0.3.0',
      '',
      0,
    ]);
  });

  it('has settings that are taken', () => {
    const sources = parseHookSources(blocks('yaml hooks')[0] ?? '');
    expect([...sources.keys()]).toEqual(['github', 'gitlab', 'argocd', 'other']);
    const [ca, password] = ['ca.pem', 'password'].map((each) => join(folder, each));
    for (const file of [ca, password]) writeFileSync(file ?? '', 'of a file');
    const lines = (blocks('ini')[0] ?? '').trim().split('\n');
    const settings: Record<string, string> = Object.fromEntries(
      lines.map((each) => each.split('=')),
    );
    const files = { LEDGER_KAFKA_CA_FILE: ca, LEDGER_KAFKA_PASSWORD_FILE: password };
    const environment = { ...settings, ...files } as Record<string, string>;
    const config = parseConfig(z.object(KAFKA_SETTINGS), environment);
    expect(kafkaSecurityOf(config)).toMatchObject({ sasl: { username: 'pipelines' } });
  });
});
