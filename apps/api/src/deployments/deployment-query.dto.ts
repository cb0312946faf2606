// SPDX-License-Identifier: Apache-2.0
import { AnyOf, TrueOrFalse } from '../records/decorators.js';
import { PartOfChangePageQuery } from '../records/record-query.dto.js';

/** What a list of Deployments can be narrowed by; `from` and `to` bound when they took effect. */
export class DeploymentPageQuery extends PartOfChangePageQuery {
  @AnyOf('new', 'upgrade', 'rollback', 'redeploy', 'config', 'remove')
  kind?: string[];

  @AnyOf(
    'requested',
    'started',
    'progressing',
    'effective',
    'succeeded',
    'failed',
    'aborted',
    'rolled_back',
    'superseded',
    'no_effect',
  )
  state?: string[];

  @AnyOf('production', 'staging', 'test', 'development')
  tier?: string[];

  /** Whether what happens there must be a Change. */
  @TrueOrFalse()
  controlled?: string[];

  @AnyOf()
  service?: string[];

  /** How it was joined to its Change; `none`: no Change asked for it. */
  @AnyOf('explicit', 'scopeHash', 'window', 'none')
  match?: string[];

  /** Digest of a configuration. */
  @AnyOf()
  config?: string[];

  /** Whether it fell into a freeze. */
  @TrueOrFalse()
  freezeHit?: string[];

  /** Whether it kept to the windows that apply. */
  @TrueOrFalse()
  windowOk?: string[];

  /** Whether it was authorised at first exposure. */
  @TrueOrFalse()
  approvalAtStart?: string[];

  /** Whether its tag had been moved from one digest to another. */
  @TrueOrFalse()
  mutableTag?: string[];

  /** Who deployed it. */
  @AnyOf()
  actor?: string[];
}
