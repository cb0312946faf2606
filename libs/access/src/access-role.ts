// SPDX-License-Identifier: Apache-2.0

/** The five roles (api.md, Access): write events, read, report, run the service, administer. */
export const ACCESS_ROLES = ['publisher', 'auditor', 'officer', 'operator', 'admin'] as const;

export type AccessRole = (typeof ACCESS_ROLES)[number];
