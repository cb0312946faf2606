// SPDX-License-Identifier: Apache-2.0
import { utf8 } from '../bytes.js';
import { exportPaths, type ExportRequest, formatRange, RANGE_PATH } from '../export-range.js';
import { formatNote, type NoteSignature, parseNote } from '../note.js';
import type { Archive } from './build-archive.js';

/** The files of an export, in the order in which it is packed. */
export function buildExport(archive: Archive, request: ExportRequest): Archive {
  const paths = ['checkpoint', RANGE_PATH, ...exportPaths(request)];
  const files = new Map(archive).set(RANGE_PATH, utf8(formatRange(request.range)));
  return new Map(paths.map((path) => [path, files.get(path) ?? new Uint8Array(0)]));
}

/** The same archive with more signatures on its checkpoint. */
export function cosigned(
  archive: Archive,
  sign: (text: string) => readonly NoteSignature[],
): Archive {
  const { text, signatures } = parseNote(new TextDecoder().decode(archive.get('checkpoint')));
  const note = formatNote({ text, signatures: [...signatures, ...sign(text)] });
  return new Map(archive).set('checkpoint', utf8(note));
}
