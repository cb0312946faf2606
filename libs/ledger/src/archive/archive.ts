// SPDX-License-Identifier: Apache-2.0

/** A path and the bytes of the file there. */
export type ArchivedFile = readonly [path: string, bytes: Uint8Array];

/** Where an archive is kept: files by their paths (spec §7), each written whole or not at all. */
export interface Archive {
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Resolves when all the files would survive a crash; until then any of them may be there. */
  write(files: readonly ArchivedFile[]): Promise<void>;
  /** Removes the narrower files that a full one has replaced; none is no error. */
  removePartial(fullPath: string): Promise<void>;
  /** Widths of the narrower files that stand beside a full path. */
  partialWidths(fullPath: string): Promise<readonly number[]>;
  /** Removes for good what a store of versions still keeps of a full path and the narrower ones. */
  forgetEarlier(fullPath: string): Promise<void>;
}
