// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Database } from '#platform';
import {
  diffStates,
  type EnvironmentLine,
  type RunningService,
  stateOf,
} from '../domain/item/environment-state.js';
import { type AsOf, NOTHING_KNOWN } from './as-of.js';
import { decidingAt, decidingBetween } from './deciding-deployments.js';
import { withSnapshot } from './snapshot.js';

/** Which environment, as of which position (null: the newest that the records know). */
export interface EnvironmentRequest {
  readonly ledger: string;
  readonly environment: string;
  readonly asOf: number | null;
}

/** What ran in an environment at a moment? */
export class EnvironmentState extends Query<AsOf<RunningService>> {
  constructor(
    readonly request: EnvironmentRequest,
    readonly at: Date,
  ) {
    super();
  }
}

/** What ran otherwise in an environment at two moments, and which Changes lie behind each line? */
export class EnvironmentDiff extends Query<AsOf<EnvironmentLine>> {
  constructor(
    readonly request: EnvironmentRequest,
    readonly from: Date,
    readonly to: Date,
  ) {
    super();
  }
}

@QueryHandler(EnvironmentState)
export class EnvironmentStateHandler implements IQueryHandler<EnvironmentState> {
  constructor(private readonly database: Database) {}

  async execute({ request, at }: EnvironmentState): Promise<AsOf<RunningService>> {
    const found = await withSnapshot(this.database, request, async (snapshot) => {
      const deployments = await decidingAt(snapshot, request.environment, at);
      return { asOf: snapshot.asOf, items: stateOf(deployments, at.getTime()) };
    });
    return found ?? NOTHING_KNOWN;
  }
}

@QueryHandler(EnvironmentDiff)
export class EnvironmentDiffHandler implements IQueryHandler<EnvironmentDiff> {
  constructor(private readonly database: Database) {}

  async execute({ request, from, to }: EnvironmentDiff): Promise<AsOf<EnvironmentLine>> {
    const found = await withSnapshot(this.database, request, async (snapshot) => {
      const { environment } = request;
      const deployments = await decidingBetween(snapshot, environment, { from, to });
      const distinct = [...new Map(deployments.map((each) => [each.id, each])).values()];
      const items = diffStates(distinct, from.getTime(), to.getTime());
      return { asOf: snapshot.asOf, items };
    });
    return found ?? NOTHING_KNOWN;
  }
}
