// SPDX-License-Identifier: Apache-2.0
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ArchiveFile, widthAt } from '../domain/archive-path.js';
import { CheckpointStore } from '../postgres/checkpoint-store.js';
import { TreeReader } from '../postgres/tree-reader.js';

/** What are the bytes of this file of the ledger's archive? Null unless a checkpoint covers it. */
export class ArchiveFileOf extends Query<Uint8Array | null> {
  constructor(
    readonly ledger: string,
    readonly file: ArchiveFile,
  ) {
    super();
  }
}

@QueryHandler(ArchiveFileOf)
export class ArchiveFileOfHandler implements IQueryHandler<ArchiveFileOf> {
  constructor(
    private readonly checkpoints: CheckpointStore,
    private readonly tree: TreeReader,
  ) {}

  async execute({ ledger, file }: ArchiveFileOf): Promise<Uint8Array | null> {
    const checkpoint = await this.checkpoints.find(ledger, null);
    const level = file.kind === 'tile' ? file.level : 0;
    const width = widthAt(level, file.index, checkpoint?.size ?? 0);
    return file.width > width ? null : this.tree.file(ledger, file);
  }
}
