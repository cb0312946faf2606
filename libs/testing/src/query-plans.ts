// SPDX-License-Identifier: Apache-2.0
import { Database, type Session } from '#platform';

/** A node of a plan, as EXPLAIN (FORMAT JSON) tells it; rows are estimates. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly PlanNode[];
}

/** A statement that was run, and how. */
export interface Explained {
  readonly text: string;
  /** every node of its plan */
  readonly nodes: readonly PlanNode[];
}

/** A database that explains each statement that reads before it runs it. */
export class ExplainingDatabase extends Database {
  readonly explained: Explained[] = [];

  constructor(url: string) {
    super({ url, applicationName: 'spec', connections: 2 });
  }

  override async query<R>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    await this.explain((explain) => super.query<PlanRow>(explain, values), text);
    return super.query(text, values);
  }

  override transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return super.transaction((session) => {
      const query = async (text: string, values: unknown[] = []): Promise<unknown> => {
        const ask = async (explain: string) => (await session.query<PlanRow>(explain, values)).rows;
        await this.explain(ask, text);
        return session.query(text, values);
      };
      return work({ query: query as Session['query'] });
    });
  }

  private async explain(
    ask: (text: string) => Promise<readonly PlanRow[]>,
    text: string,
  ): Promise<void> {
    if (!/^\s*(SELECT|WITH)\b/.test(text)) return;
    const [row] = await ask(`EXPLAIN (FORMAT JSON) ${text}`);
    const [plan] = row?.['QUERY PLAN'] ?? [];
    if (plan !== undefined) this.explained.push({ text, nodes: nodesOf(plan.Plan) });
  }
}

interface PlanRow {
  readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
