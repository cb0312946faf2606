// SPDX-License-Identifier: Apache-2.0
import {
  answerLater,
  type ArchiveReader,
  LedgerError,
  type Report,
  unverified,
  verifyArchive,
  type VerifyRequest,
} from '#ledger';

/** Verifies what `open` reads. Throws LedgerError when it cannot be read: then there is no verdict. */
export async function reportOn(
  request: VerifyRequest,
  open: () => Promise<ArchiveReader>,
): Promise<Report> {
  const opened = await open().catch(asReport);
  if ('integrity' in opened) return opened;
  try {
    return await answerLater(verifyArchive(request), (path) => opened.read(path));
  } finally {
    await opened.close();
  }
}

/** A file that is no export, or only the beginning of one, has a verdict. */
function asReport(error: unknown): Report {
  if (!(error instanceof LedgerError)) throw error;
  const { code, message: reason } = error;
  if (code === 'TAR_CUT') return unverified({ kind: 'INCOMPLETE', position: null, reason });
  if (code === 'TAR_INVALID') return unverified({ kind: 'UNKNOWN-FORMAT', position: null, reason });
  throw error;
}
