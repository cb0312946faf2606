// SPDX-License-Identifier: Apache-2.0

/** An image in the registry. */
export interface Artifact {
  /** `sha256:…` */
  readonly digest: string;
  readonly version: string;
  /** purl with digest, registry and tag: how events name the artifact */
  readonly id: string;
}

const REGISTRY = 'registry.tidewater.example';

/** `hash` = the 64 hexadecimal digits of the digest; the tag is the version. */
export function artifactOf(service: string, version: string, hash: string): Artifact {
  const from = `repository_url=${REGISTRY}/tidewater/${service}&tag=${version}`;
  const id = `pkg:oci/${service}@sha256%3A${hash}?${from}`;
  return { digest: `sha256:${hash}`, version, id };
}
