// SPDX-License-Identifier: Apache-2.0
import { PackageURL } from 'packageurl-js';

/** How an event names an artifact, taken apart. Null: the name does not say. */
export interface ArtifactReference {
  readonly text: string;
  readonly isPurl: boolean;
  /** `sha256:…`, lower case: the only name that cannot be moved to other bytes. */
  readonly digest: string | null;
  /** The package without version and qualifiers: `pkg:oci/shop`. */
  readonly name: string | null;
  readonly version: string | null;
  /** Where it was called by a tag; a tag can be moved, so it is never taken for the version. */
  readonly tag: string | null;
  readonly repositoryUrl: string | null;
}

/** Takes an artifact's name apart: a package URL (purl), or a bare digest, or any text. Never throws. */
export function artifactReferenceOf(text: string): ArtifactReference {
  const image = IMAGE.exec(text);
  if (image !== null) return imageReference(text, image);
  const parts = PURL_SCHEME.test(text) && text.length <= MAX_PURL ? partsOf(text) : null;
  if (parts === null) return { ...NOTHING, text, digest: digestOf(text) };
  const { type, name, version, checksum, repositoryUrl } = parts;
  const digest = digestOf(version ?? '') ?? digestAmong(checksum ?? '');
  const dockerTag = type === 'docker' && version !== digest ? version : null;
  return { text, isPurl: true, digest, name, version, tag: parts.tag ?? dockerTag, repositoryUrl };
}

/** A digest in its one spelling, `sha256:<lower case hex>`; bare hex of 64 digits is SHA-256. */
export function digestOf(text: string): string | null {
  if (USUAL.test(text)) return text;
  if (HEX_256.test(text)) return `sha256:${text.toLowerCase()}`;
  return DIGEST.test(text) ? text.toLowerCase() : null;
}

const MAX_PURL = 4096;
const PURL_SCHEME = /^pkg:/i;
const USUAL = /^sha256:[0-9a-f]{64}$/;
const HEX_256 = /^[0-9a-f]{64}$/i;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/i;

const NOTHING = { isPurl: false, name: null, version: null, tag: null, repositoryUrl: null };

/** The name of nearly every container image; read without the detour of a URL parser. */
const IMAGE =
  /^pkg:oci\/([a-z0-9][a-z0-9._-]*)@sha256(?:%3A|:)([0-9a-f]{64})(?:\?repository_url=((?:[\w.~/:-]|%2F|%3A)+))?(?:[?&]tag=([\w.~-]+))?$/;

function imageReference(text: string, image: RegExpExecArray): ArtifactReference {
  const [, name = '', hex = '', repositoryUrl, tag] = image;
  const digest = `sha256:${hex}`;
  return {
    text,
    isPurl: true,
    digest,
    name: `pkg:oci/${name}`,
    version: digest,
    tag: tag ?? null,
    repositoryUrl: repositoryUrl === undefined ? null : decoded(repositoryUrl),
  };
}

/** Most have nothing to decode, and looking costs a tenth of decoding. */
function decoded(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text;
}

interface PurlParts {
  readonly type: string;
  readonly name: string;
  readonly version: string | null;
  readonly tag: string | null;
  readonly repositoryUrl: string | null;
  readonly checksum: string | null;
}

function partsOf(text: string): PurlParts | null {
  try {
    const purl = PackageURL.fromString(text);
    const name = new PackageURL(purl.type, purl.namespace, purl.name, null, null, null);
    return {
      type: purl.type,
      name: name.toString(),
      version: purl.version ?? null,
      tag: purl.qualifiers?.['tag'] ?? null,
      repositoryUrl: purl.qualifiers?.['repository_url'] ?? null,
      checksum: purl.qualifiers?.['checksum'] ?? null,
    };
  } catch {
    // The parser throws for every text that is no purl.
    return null;
  }
}

/** The `checksum` qualifier lists several, by comma. */
function digestAmong(checksums: string): string | null {
  const digests = checksums.split(',').map(digestOf);
  return digests.find((digest) => digest !== null) ?? null;
}
