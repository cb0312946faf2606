// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { repositoryUrl } from './ci-variables.js';
import { detectCi } from './detect-ci.js';

describe('the run that a command is part of', () => {
  it('is read from GitHub Actions, and who has started this attempt', () => {
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'c0ffee',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_WORKFLOW: 'release',
      GITHUB_JOB: 'build',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_ACTOR: 'mira',
      GITHUB_TRIGGERING_ACTOR: 'dependabot[bot]',
    };
    expect(detectCi(environment)).toEqual({
      system: 'github-actions',
      repository: 'https://github.com/acme/shop',
      commit: 'c0ffee',
      ref: 'refs/heads/main',
      pipeline: 'release',
      job: 'build',
      run: 'https://github.com/acme/shop/actions/runs/42',
      attempt: 2,
      actor: { id: 'github:dependabot[bot]', kind: 'serviceaccount' },
    });
  });

  it('is read from GitLab CI', () => {
    const environment = {
      GITLAB_CI: 'true',
      CI_PROJECT_URL: 'https://gitlab.example/acme/shop',
      CI_PROJECT_PATH: 'acme/shop',
      CI_COMMIT_SHA: 'c0ffee',
      CI_COMMIT_REF_NAME: 'main',
      CI_PIPELINE_ID: '7',
      CI_PIPELINE_URL: 'https://gitlab.example/acme/shop/-/pipelines/7',
      CI_JOB_NAME: 'build',
      GITLAB_USER_LOGIN: 'mira',
      GITLAB_USER_NAME: 'Mira Solberg',
    };
    expect(detectCi(environment)).toEqual({
      system: 'gitlab-ci',
      repository: 'https://gitlab.example/acme/shop',
      commit: 'c0ffee',
      ref: 'main',
      pipeline: 'acme/shop',
      job: 'build',
      run: 'https://gitlab.example/acme/shop/-/pipelines/7',
      attempt: null,
      actor: { id: 'gitlab:mira', kind: 'user', name: 'Mira Solberg' },
    });
  });

  it('is read from Jenkins, which need not say who', () => {
    const environment = {
      JENKINS_URL: 'https://jenkins.example/',
      BUILD_URL: 'https://jenkins.example/job/shop/7/',
      JOB_NAME: 'shop',
      GIT_URL: 'https://ci:secret@git.example/acme/shop.git',
      GIT_COMMIT: 'c0ffee',
      GIT_BRANCH: 'origin/main',
    };
    const run = {
      system: 'jenkins',
      repository: 'https://git.example/acme/shop',
      commit: 'c0ffee',
      ref: 'origin/main',
      pipeline: 'shop',
      job: null,
      run: 'https://jenkins.example/job/shop/7/',
      attempt: null,
    };
    expect(detectCi(environment)).toEqual({ ...run, actor: null });
    const user = { BUILD_USER_ID: 'mira', BUILD_USER: 'Mira Solberg' };
    const actor = { id: 'jenkins:mira', kind: 'user', name: 'Mira Solberg' };
    expect(detectCi({ ...environment, ...user })).toEqual({ ...run, actor });
  });

  it('is read from Azure Pipelines', () => {
    const environment = {
      TF_BUILD: 'True',
      SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
      SYSTEM_TEAMPROJECT: 'Web Shop',
      BUILD_REPOSITORY_URI: 'https://acme@dev.azure.com/acme/Web%20Shop/_git/shop',
      BUILD_SOURCEVERSION: 'c0ffee',
      BUILD_SOURCEBRANCH: 'refs/heads/main',
      BUILD_DEFINITIONNAME: 'release',
      BUILD_BUILDID: '7',
      SYSTEM_STAGEATTEMPT: '1',
      SYSTEM_JOBDISPLAYNAME: 'Build',
      BUILD_REQUESTEDFORID: 'a-guid',
      BUILD_REQUESTEDFOR: 'Mira Solberg',
    };
    expect(detectCi(environment)).toEqual({
      system: 'azure-pipelines',
      repository: 'https://dev.azure.com/acme/Web%20Shop/_git/shop',
      commit: 'c0ffee',
      ref: 'refs/heads/main',
      pipeline: 'release',
      job: 'Build',
      run: 'https://dev.azure.com/acme/Web%20Shop/_build/results?buildId=7',
      attempt: 1,
      actor: { id: 'azure-devops:a-guid', kind: 'user', name: 'Mira Solberg' },
    });
  });

  it('is none on a desk', () => {
    expect(detectCi({ PATH: '/bin', CI: 'true' })).toBeNull();
  });

  it.each([
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop'],
    ['ssh://git@git.example/acme/shop.git', 'https://git.example/acme/shop'],
    [
      'https://oauth2:glpat-secret@gitlab.example/acme/shop.git',
      'https://gitlab.example/acme/shop',
    ],
    ['not a url', null],
    [null, null],
  ])('has its repository without credentials: %s', (cloned, url) => {
    expect(repositoryUrl(cloned)).toBe(url);
  });
});
