// SPDX-License-Identifier: Apache-2.0
import type { CompanyState } from '../company-state.js';

/** `1.<minor>.0`, one minor version after the other for each service. */
export function nextVersion(state: CompanyState, service: string): string {
  state.minorVersions.set(service, (state.minorVersions.get(service) ?? -1) + 1);
  return keepVersion(state, service);
}

/** The version last given, again. */
export function keepVersion(state: CompanyState, service: string): string {
  return `1.${state.minorVersions.get(service) ?? 0}.0`;
}
