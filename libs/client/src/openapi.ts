// SPDX-License-Identifier: Apache-2.0
// Written by openapi-typescript from docs/openapi.json: `npm run sync` writes it anew.
export interface paths {
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How every role of every process fares: cursors, lag, and why something is not read on. */
    get: operations['healthHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers. */
    get: operations['liveHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The consumer has joined and the projections have caught up with what is there. */
    get: operations['readyHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The service's own measures, in Prometheus' text. */
    get: operations['readMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the keys within the scope: what they allow, until when, when they were last used. */
    get: operations['listKeys'];
    put?: never;
    /** Makes a key; its secret is shown in this answer and never again. */
    post: operations['createKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}/rotation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Gives a key another secret; the one before stays valid for as long as is asked. */
    post: operations['rotateKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys/{id}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Makes a key useless, at once. */
    post: operations['revokeKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes events; answered when Kafka, or without a broker the ledger, holds them durably. */
    post: operations['postEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/hooks/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes a webhook that proves to be from its source; answered when Kafka, or without a broker the
     *     ledger, holds it durably. A delivery that is sent again is stored once.
     */
    post: operations['postHooks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists entries: position, times, claim, state and payload digest, never the payload itself. */
    get: operations['listEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/quarantine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lists the entries below state 3, all or those of one reason, and counts them by reason. Where
     *     each one's bytes are is in its `payload`.
     */
    get: operations['listQuarantine'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the ledgers: origin, size, keys, the newest checkpoint and its age. */
    get: operations['listLedgers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/checkpoint': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest checkpoint, as a signed note. */
    get: operations['checkpointLedgers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/tile/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Hashes of the tree, and bundles of entries: their bytes exactly as hashed. */
    get: operations['tileLedgers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/payload/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Bundles of payloads with their salts. Never cached: an erasure must reach every copy. */
    get: operations['payloadLedgers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists what was asked for and what became of it. */
    get: operations['listErasures'];
    put?: never;
    /** Asks for payloads to be erased. */
    post: operations['requestErasures'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/erasures/{request}/approval': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approves what somebody else asked for: the erasure entry is appended, then the payloads go. */
    post: operations['approveErasures'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/erasures/{request}/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Rejects what somebody else asked for. */
    post: operations['rejectErasures'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/entries/{position}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An entry, with the text that its leaf hash is taken of. */
    get: operations['entryProofs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/entries/{position}/payload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The received bytes of an entry, unaltered. */
    get: operations['payloadProofs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/entries/{position}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The proof that an entry is in the tree: a tlog-proof, or its parts as JSON. */
    get: operations['inclusionProofs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledgers/{id}/consistency': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The proof that an earlier tree begins the tree of a checkpoint. */
    get: operations['consistencyProofs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Counts Changes by month, type, service, … of those that the filters let through. */
    get: operations['countChangeSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Changes in the order of their first entries. */
    get: operations['listChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one Change by its number. */
    get: operations['showChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows the entries that a Change was assembled from, in the order of time. */
    get: operations['timelineChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/changes/{id}/edits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows what each entry made otherwise in a Change. */
    get: operations['editsChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/change-schedule': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Changes of a period as planned, else as implemented; `text/calendar` gives iCalendar. */
    get: operations['listSchedule'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/artifacts/mutable-tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the tags that were deployed after they had named several digests. */
    get: operations['mutableTagsArtifacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/artifacts/{digest}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists where an artifact was deployed, and who approved each. */
    get: operations['historyArtifacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/actors/{id}/activity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Changes that somebody wrote, approved or deployed, by their one name. */
    get: operations['activityActors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/producers/gaps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the numbers that producers have given and that the ledger lacks. */
    get: operations['gapsProducers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/producers/late': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the entries that were recorded long after the time that they claim. */
    get: operations['lateProducers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/releases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Releases in the order of their first entries. */
    get: operations['listReleases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/releases/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one Release by its id, its subject or its version: its units, and where they ran. */
    get: operations['showReleases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/releases/{id}/certificate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows a Release with its Changes, Deployments, Approvals and known issues, whole. */
    get: operations['certificateReleases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Deployments in the order of their first entries. */
    get: operations['listDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/deployments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one Deployment by its id. */
    get: operations['showDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Approvals in the order of their first entries. */
    get: operations['listApprovals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/approvals/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one Approval by its id. */
    get: operations['showApprovals'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists Configuration items in the order of their first entries. */
    get: operations['listItems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/items/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one Configuration item by its id. */
    get: operations['showItems'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists incidents in the order of their first entries. */
    get: operations['listIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/incidents/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows one incident by its id. */
    get: operations['showIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/incidents/{id}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the Changes that caused or resolved an incident, by its id. */
    get: operations['changesIncidents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/environments/{environment}/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows what ran in an environment at a moment, service by service. */
    get: operations['stateEnvironments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/environments/{environment}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows what ran otherwise at two moments, with the Changes behind each line. */
    get: operations['diffEnvironments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/metrics/delivery': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Shows the five DORA metrics of a period, service by service, never blended. */
    get: operations['deliveryDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the reports with their files. */
    get: operations['listReports'];
    put?: never;
    /** Produces the reports that are due now instead of waiting for the schedule. */
    post: operations['produceReports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/{id}/files/{format}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Downloads one file of a report. */
    get: operations['downloadReports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    HealthDto: Record<string, never>;
    KeyDto: {
      keyId: string;
      /** @enum {string} */
      role: 'publisher' | 'auditor' | 'officer' | 'operator' | 'admin';
      ledgers: string[];
      environments: string[];
      sources: string[];
      createdAt: string;
      expiresAt: string | null;
      revokedAt: string | null;
      /** @description until when the secret before the last rotation is valid too */
      previousUntil: string | null;
      /** @description to a minute */
      lastUsedAt: string | null;
    };
    KeysDto: {
      items: components['schemas']['KeyDto'][];
      total: number;
    };
    CreateKeyDto: {
      /** @enum {string} */
      role: 'publisher' | 'auditor' | 'officer' | 'operator' | 'admin';
      ledgers: string[];
      /** @default [] */
      environments: string[];
      /**
       * @description For publishers: the sources of the events they write, each with what is below it.
       * @default []
       */
      sources: string[];
      /** @description Until when (RFC 3339); absent: until it is revoked. */
      expiresAt?: string;
    };
    KeySecretDto: {
      keyId: string;
      /** @description what to send as bearer */
      secret: string;
    };
    RotateKeyDto: {
      /**
       * @description For how long the secret before is valid too.
       * @default 0
       */
      graceSeconds: number;
    };
    AcceptedDto: Record<string, never>;
    HookAcceptedDto: Record<string, never>;
    ClaimDto: {
      id: string;
      source: string;
      type: string;
      time: string | null;
    };
    PayloadDto: {
      mediaType: string | null;
      size: number;
      /** @description SHA-256 of the bytes, hexadecimal; null once they were erased */
      digest: string | null;
    };
    EntryDto: {
      position: number;
      recordedAt: string;
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
    };
    EntryPageDto: {
      items: components['schemas']['EntryDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    QuarantinedEntryDto: {
      position: number;
      recordedAt: string;
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
    };
    ReasonCountDto: {
      reason: string;
      count: number;
    };
    QuarantineDto: {
      items: components['schemas']['QuarantinedEntryDto'][];
      reasons: components['schemas']['ReasonCountDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    LedgerKeyDto: {
      /** @description C2SP verifier key: what `change-ledger verify --key` takes */
      vkey: string;
      addedAt: string;
      retiredAt: string | null;
      /** @description size of the last checkpoint that it signed */
      finalSize: number | null;
    };
    CheckpointDto: {
      size: number;
      /** @description the signed note, verbatim */
      note: string;
      sealedAt: string;
      /** @description how long ago that was: a rewrite of what came since could pass unseen */
      ageSeconds: number;
      /** @description since when the quorum of witnesses has cosigned */
      cosignedAt: string | null;
    };
    SealedLedgerDto: {
      id: string;
      /** @description the name that its checkpoints are signed under */
      origin: string;
      /** @description number of entries, sealed or not */
      size: number;
      keys: components['schemas']['LedgerKeyDto'][];
      checkpoint: components['schemas']['CheckpointDto'] | null;
    };
    SealedLedgersDto: {
      items: components['schemas']['SealedLedgerDto'][];
      total: number;
    };
    ErasureDto: {
      requestId: string;
      ledger: string;
      positions: number[];
      basis: string;
      requestedBy: string;
      requestedAt: string;
      /** @description `pending`, `approved` or `rejected` */
      state: string;
      decidedBy: string | null;
      decidedAt: string | null;
      /** @description position of the erasure entry */
      erasure: number | null;
    };
    ErasuresDto: {
      items: components['schemas']['ErasureDto'][];
      total: number;
    };
    RequestErasureDto: {
      /** @description Positions of entries whose payloads are to go. */
      positions: number[];
      /** @description The law or contract that asks for it. */
      basis: string;
    };
    EntryTextDto: {
      position: number;
      recordedAt: string;
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
      /** @description exactly what is hashed: the leaf is SHA-256 of a zero byte and this text in UTF-8 */
      entry: string;
    };
    ConsistencyProofDto: {
      from: number;
      /** @description base64, in the order in which RFC 9162 has them */
      hashes: string[];
      origin: string;
      size: number;
      /** @description root of the checkpoint, base64 */
      root: string;
      /** @description the signed note, verbatim: what vouches for origin, size and root */
      checkpoint: string;
    };
    ChangeGroupDto: {
      values: {
        [key: string]: unknown;
      };
      count: number;
    };
    ChangeSummaryDto: {
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description every Change once: one of two services is in the group of each */
      total: number;
      groups: components['schemas']['ChangeGroupDto'][];
    };
    RiskDto: {
      level: string;
      score: number | null;
      method: string | null;
      assessor: string | null;
    };
    BackoutPlanDto: {
      kind: string;
      targetDigest: string | null;
      windowMinutes: number | null;
      isTested: boolean | null;
    };
    SuiteRunDto: {
      position: number;
      run: string;
      kind: string | null;
      outcome: string | null;
      artifactDigest: string | null;
      configDigest: string | null;
      commit: string | null;
      environment: string | null;
      reportDigest: string | null;
      finishedAt: string;
    };
    RequiredSuiteDto: {
      kind: string;
      result: string;
    };
    GateVerdictDto: {
      position: number;
      policy: string;
      policyVersion: string | null;
      outcome: string | null;
      evaluatedAt: string;
    };
    TicketDto: {
      key: string;
      summary: string | null;
      openedAt: string | null;
      url: string | null;
    };
    ChangeApprovalDto: {
      /** @description id of the Approval */
      id: string;
      position: number;
      subject: string;
      approver: string | null;
      decision: string;
      meaning: string | null;
      role: string | null;
      function: string | null;
      method: string | null;
      decidedAt: string;
      recordedAt: string;
      verdict: string;
      /** @description the approver wrote what was approved */
      isSelf: boolean;
      /** @description the gate says that this person may not approve */
      isBlocked: boolean;
      /** @description recorded after the start of what it allows, whenever it claims to have been given */
      isRecordedAfterStart: boolean;
    };
    ChangeDeploymentDto: {
      /** @description id of the Deployment */
      id: string;
      position: number;
      subject: string | null;
      service: string | null;
      environment: string;
      kind: string;
      artifactDigest: string | null;
      configDigest: string | null;
      state: string;
      outcome: string | null;
      deployer: string | null;
      attempt: number;
      startedAt: string | null;
      effectiveAt: string | null;
      finishedAt: string | null;
      approvalAtStart: boolean | null;
      isPlannedBackout: boolean;
    };
    IncidentReferenceDto: {
      /** @description id of the IncidentLink */
      id: string;
      incident: string;
      basis: string;
    };
    EmergencyDto: {
      /** @description an incident of what it changes had been detected before it began */
      isJustified: boolean;
      isApprovedBefore: boolean;
      ratifiedAt: string | null;
      /** @description hours from the start to the approval that came after it */
      hoursLate: number | null;
      /** @description null: not yet */
      isRatifiedInTime: boolean | null;
      reviewedAt: string | null;
      isReviewedInTime: boolean | null;
    };
    PostHocEditDto: {
      field: string;
      /** @description JSON of what it said before and after */
      before: string;
      after: string;
      at: string;
      by: string | null;
      position: number;
    };
    ReviewDto: {
      reviewer: string | null;
      result: string | null;
      at: string;
    };
    SegregationDto: {
      authors: string[];
      reviewers: string[];
      approvers: string[];
      deployers: string[];
      /** @description authors without a reviewer of their final work who is somebody else */
      unreviewedAuthors: string[];
      /** @description approvers who wrote what they approved */
      selfApprovers: string[];
      /** @description deployers who wrote or approved what they deployed */
      selfDeployers: string[];
      /** @description a code change whose authors, or a deployment whose deployer, is not named: not known is no pass */
      isAuthorUnknown: boolean;
      isDeployerUnknown: boolean;
    };
    MutableTagDto: {
      tag: string;
      /** @description every digest that it named until the deployment began */
      digests: string[];
    };
    JoinDto: {
      /** @description what was looked for by what: `test by artifact` */
      path: string;
      /** @description where the key was read in the evidence (events.md E): `profile.test.artifactDigest` */
      rule: string;
      basis: string;
      /** @description positions in the ledger, ascending */
      positions: number[];
    };
    ExternalReferenceDto: {
      system: string;
      key: string;
      url: string | null;
    };
    ChangeDto: {
      number: string;
      /** @description what it was: a standard change outside its model is a normal one (rule 3) */
      type: string;
      /** @description what its request says it is */
      claimedType: string | null;
      modelId: string | null;
      modelVersion: string | null;
      modelViolations: string[];
      title: string | null;
      description: string | null;
      reason: string | null;
      requestedBy: string | null;
      owner: string | null;
      services: string[];
      /** @description ids of Configuration items */
      items: string[];
      environments: string[];
      /** @description what those environments are for */
      tiers: string[];
      /** @description what its services are regulated by: `SOX` */
      regulatoryTags: string[];
      artifactDigests: string[];
      configDigests: string[];
      sourceRevisions: string[];
      sourceChanges: string[];
      changeRequests: string[];
      scopeHash: string;
      matchBasis: string;
      lifecycle: string;
      isOnHold: boolean;
      authorisation: string;
      authorisationReason: string;
      authority: string | null;
      authorisedAt: string | null;
      closeCode: string | null;
      backoutResult: string;
      plannedStart: string | null;
      plannedEnd: string | null;
      actualStart: string | null;
      actualEnd: string | null;
      /** @description position of the entry that first told of its start: as of it, the record stood as implementation began */
      implementationPosition: number | null;
      risk: components['schemas']['RiskDto'] | null;
      impact: string | null;
      securityImpact: string | null;
      backoutPlan: components['schemas']['BackoutPlanDto'] | null;
      tests: components['schemas']['SuiteRunDto'][];
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      /** @description what policies said of it before it began */
      gates: components['schemas']['GateVerdictDto'][];
      tickets: components['schemas']['TicketDto'][];
      approvals: components['schemas']['ChangeApprovalDto'][];
      deployments: components['schemas']['ChangeDeploymentDto'][];
      /** @description ids of Releases */
      releases: string[];
      incidentsCaused: components['schemas']['IncidentReferenceDto'][];
      incidentsFixed: components['schemas']['IncidentReferenceDto'][];
      /** @description ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
      remediates: string[];
      remediatedBy: string[];
      emergency: components['schemas']['EmergencyDto'] | null;
      /** @description without authorisation at first exposure: no later approval takes that back */
      isUnauthorised: boolean;
      /** @description its request was submitted after it had begun */
      isRetroRegistered: boolean;
      postHocEdits: components['schemas']['PostHocEditDto'][];
      review: components['schemas']['ReviewDto'] | null;
      segregation: components['schemas']['SegregationDto'];
      mutableTags: components['schemas']['MutableTagDto'][];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      /** @description the rules by which it was assembled */
      configurationVersion: string;
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ChangePageDto: {
      items: components['schemas']['ChangeDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ApprovalSubjectDto: {
      kind: string;
      id: string;
    };
    VoteDto: {
      position: number;
      approver: string | null;
      decision: string;
      role: string | null;
      function: string | null;
      /** @description roles held when it was decided, as the configuration knows them; null: it knows none (rule 27) */
      rolesHeld: string[] | null;
      /** @description the claimed role was held then; null: not known */
      hadAuthority: boolean | null;
      onBehalfOf: string | null;
      comment: string | null;
      decidedAt: string;
      recordedAt: string;
      isBlocked: boolean;
    };
    ApprovalEffectDto: {
      deploymentId: string;
      changeId: string | null;
      verdict: string;
    };
    ApprovalDto: {
      subject: components['schemas']['ApprovalSubjectDto'];
      state: string;
      /** @description what it speaks for: a hash, digests, an environment; null and empty: it does not say */
      scopeHashApproved: string | null;
      artifactDigests: string[];
      environment: string | null;
      requestor: string | null;
      requestedAt: string | null;
      decidedAt: string | null;
      gate: string | null;
      method: string | null;
      meaning: string | null;
      requiredApprovers: number;
      votes: components['schemas']['VoteDto'][];
      evidenceUrl: string | null;
      expiresAt: string | null;
      /** @description what it amounts to for each Deployment that it may speak for */
      effects: components['schemas']['ApprovalEffectDto'][];
      /** @description given for another scope than what went live, or than what was reviewed last */
      isStale: boolean;
      /** @description an approver wrote what was approved */
      isSelf: boolean;
      /** @description an approver has the function of an author, as far as functions are known; null: not known */
      sharesFunction: boolean | null;
      /** @description given after the first exposure of what it allows */
      isRetroactive: boolean;
      hoursLate: number | null;
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    FlagDto: {
      name: string;
      isEnabled: boolean;
      variant: string | null;
    };
    ActorDto: {
      id: string;
      kind: string | null;
      name: string | null;
      onBehalfOf: string | null;
    };
    PhaseDto: {
      phase: string;
      at: string;
    };
    FreezeHitDto: {
      window: string;
      start: string | null;
      end: string | null;
      /** @description ids of the approvals or access events that name the window; empty: none does */
      exceptions: string[];
    };
    StageDto: {
      environment: string;
      tier: string;
      deploymentId: string;
      effectiveAt: string;
    };
    CommitDto: {
      sha: string | null;
      sourceChange: string;
      /** @description when its last commit was made, as its publisher wrote it; null: not known */
      committedAt: string | null;
      mergedAt: string | null;
      isReviewed: boolean;
      /** @description `inferred`: merged in between in the same repository, which is all that is known */
      basis: string;
    };
    DeploymentDto: {
      /** @description subject id of its `itil-deployment.*` events; null: only what took effect was told */
      subject: string | null;
      /** @description null: several, or not said */
      service: string | null;
      services: string[];
      environment: string;
      tier: string;
      isControlled: boolean;
      kind: string;
      kindBasis: string;
      artifactDigest: string | null;
      artifactId: string | null;
      previousArtifactDigest: string | null;
      configDigest: string | null;
      previousConfigDigest: string | null;
      /** @description flag and what it was set to, of a flag that was turned */
      flag: components['schemas']['FlagDto'] | null;
      requestedAt: string | null;
      startedAt: string | null;
      effectiveAt: string | null;
      finishedAt: string | null;
      state: string;
      outcome: string | null;
      /** @description the person behind it by their one name; null: nobody is named, which is no pass (rule 6) */
      deployer: string | null;
      /** @description the account that did it */
      account: components['schemas']['ActorDto'] | null;
      trigger: string | null;
      pipelineRun: string | null;
      attempt: number;
      strategy: string | null;
      phases: components['schemas']['PhaseDto'][];
      readiness: string | null;
      changeId: string | null;
      matchBasis: string;
      /** @description how the deployment was authorised; null where nothing needs to be */
      authorisation: string | null;
      authorisationReason: string | null;
      /** @description whether it was authorised at first exposure; null: the clocks cannot tell, or nothing needs to be */
      approvalAtStart: boolean | null;
      freezeHits: components['schemas']['FreezeHitDto'][];
      windowOk: boolean | null;
      /** @description ids of Deployments */
      takesBack: string | null;
      takenBackBy: string | null;
      isPlannedBackout: boolean;
      mutableTag: components['schemas']['MutableTagDto'] | null;
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      stages: components['schemas']['StageDto'][];
      /** @description the commits that it brought, since what ran before */
      commits: components['schemas']['CommitDto'][];
      /** @description ids of IncidentLinks */
      incidents: string[];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    IncidentDto: {
      incident: string;
      service: string | null;
      environment: string | null;
      severity: string | null;
      description: string | null;
      ticket: string | null;
      detectedAt: string;
      resolvedAt: string | null;
      /** @description ids of Deployments and of the Changes that they belong to */
      causedBy: string[];
      causedByChanges: string[];
      /** @description `inferred`: it was the latest deployment there (rule 26); null: no cause is known */
      causeBasis: string | null;
      fixedByChanges: string[];
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ReleaseUnitDto: {
      service: string | null;
      artifactId: string;
      artifactDigest: string | null;
      configDigest: string | null;
      /** @description what the same service had in the release before */
      previousArtifactDigest: string | null;
      sourceRevisions: string[];
      sbomUri: string | null;
      isSigned: boolean;
      suites: components['schemas']['RequiredSuiteDto'][];
    };
    PromotionDto: {
      from: string | null;
      to: string | null;
      at: string;
    };
    ReleaseStageDto: {
      deploymentId: string;
      service: string | null;
      environment: string;
      tier: string;
      artifactDigest: string | null;
      state: string;
      effectiveAt: string | null;
      finishedAt: string | null;
    };
    ReleaseDto: {
      /** @description subject id of its events */
      release: string;
      version: string;
      /** @description by the version against that of the release before; null: not to be told */
      type: string | null;
      services: string[];
      state: string;
      units: components['schemas']['ReleaseUnitDto'][];
      /** @description the Merkle root of the units, and whether the publisher states the same; null: states none */
      manifestHash: string;
      isManifestConfirmed: boolean | null;
      /** @description code changes that its publisher names */
      sourceChanges: string[];
      /** @description commits since the release before */
      commits: components['schemas']['CommitDto'][];
      /** @description id of the Release before it, of the same service */
      previous: string | null;
      /** @description ids of Changes, Deployments and Approvals */
      changes: string[];
      deployments: string[];
      approvals: string[];
      promotions: components['schemas']['PromotionDto'][];
      stages: components['schemas']['ReleaseStageDto'][];
      environments: string[];
      notesUri: string | null;
      plannedStart: string | null;
      plannedEnd: string | null;
      createdAt: string | null;
      availableAt: string | null;
      withdrawnAt: string | null;
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ItemStateDto: {
      artifactDigest: string | null;
      configDigest: string | null;
      /** @description of a flag: what it is set to */
      value: string | null;
      since: string;
      /** @description ids of the Deployment that brought it and of the Change that it belongs to */
      deploymentId: string;
      changeId: string | null;
    };
    ItemRelationDto: {
      kind: string;
      target: string;
    };
    ItemDto: {
      class: string;
      name: string;
      environment: string | null;
      tier: string | null;
      owner: string | null;
      criticality: string | null;
      regulatoryTags: string[];
      lifecycle: string;
      /** @description what runs, or what holds, now; null: nothing */
      currentState: components['schemas']['ItemStateDto'] | null;
      relations: components['schemas']['ItemRelationDto'][];
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ChangePartsDto: {
      approvals?: components['schemas']['ApprovalDto'][];
      deployments?: components['schemas']['DeploymentDto'][];
      incidents?: components['schemas']['IncidentDto'][];
      releases?: components['schemas']['ReleaseDto'][];
      /** @description the Configuration items of its artifacts */
      artifacts?: components['schemas']['ItemDto'][];
    };
    ExpandedChangeDto: {
      number: string;
      /** @description what it was: a standard change outside its model is a normal one (rule 3) */
      type: string;
      /** @description what its request says it is */
      claimedType: string | null;
      modelId: string | null;
      modelVersion: string | null;
      modelViolations: string[];
      title: string | null;
      description: string | null;
      reason: string | null;
      requestedBy: string | null;
      owner: string | null;
      services: string[];
      /** @description ids of Configuration items */
      items: string[];
      environments: string[];
      /** @description what those environments are for */
      tiers: string[];
      /** @description what its services are regulated by: `SOX` */
      regulatoryTags: string[];
      artifactDigests: string[];
      configDigests: string[];
      sourceRevisions: string[];
      sourceChanges: string[];
      changeRequests: string[];
      scopeHash: string;
      matchBasis: string;
      lifecycle: string;
      isOnHold: boolean;
      authorisation: string;
      authorisationReason: string;
      authority: string | null;
      authorisedAt: string | null;
      closeCode: string | null;
      backoutResult: string;
      plannedStart: string | null;
      plannedEnd: string | null;
      actualStart: string | null;
      actualEnd: string | null;
      /** @description position of the entry that first told of its start: as of it, the record stood as implementation began */
      implementationPosition: number | null;
      risk: components['schemas']['RiskDto'] | null;
      impact: string | null;
      securityImpact: string | null;
      backoutPlan: components['schemas']['BackoutPlanDto'] | null;
      tests: components['schemas']['SuiteRunDto'][];
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      /** @description what policies said of it before it began */
      gates: components['schemas']['GateVerdictDto'][];
      tickets: components['schemas']['TicketDto'][];
      approvals: components['schemas']['ChangeApprovalDto'][];
      deployments: components['schemas']['ChangeDeploymentDto'][];
      /** @description ids of Releases */
      releases: string[];
      incidentsCaused: components['schemas']['IncidentReferenceDto'][];
      incidentsFixed: components['schemas']['IncidentReferenceDto'][];
      /** @description ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
      remediates: string[];
      remediatedBy: string[];
      emergency: components['schemas']['EmergencyDto'] | null;
      /** @description without authorisation at first exposure: no later approval takes that back */
      isUnauthorised: boolean;
      /** @description its request was submitted after it had begun */
      isRetroRegistered: boolean;
      postHocEdits: components['schemas']['PostHocEditDto'][];
      review: components['schemas']['ReviewDto'] | null;
      segregation: components['schemas']['SegregationDto'];
      mutableTags: components['schemas']['MutableTagDto'][];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      /** @description the rules by which it was assembled */
      configurationVersion: string;
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      projectionVersion: number;
      externalRefs: components['schemas']['ExternalReferenceDto'][];
      expanded?: components['schemas']['ChangePartsDto'];
    };
    TimelineJoinDto: {
      path: string;
      rule: string;
      basis: string;
    };
    TimelineEventDto: {
      position: number;
      /** @description when it says it happened, as written; null: it does not say */
      occurredAt: string | null;
      recordedAt: string;
      /** @description `subject.predicate` */
      name: string;
      subjectId: string;
      source: string;
      id: string;
      actor: components['schemas']['ActorDto'] | null;
      joins: components['schemas']['TimelineJoinDto'][];
    };
    TimelineDto: {
      items: components['schemas']['TimelineEventDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    FieldEditDto: {
      field: string;
      before: Record<string, never>;
      after: Record<string, never>;
    };
    ChangeEditDto: {
      position: number;
      fields: components['schemas']['FieldEditDto'][];
    };
    ChangeEditsDto: {
      items: components['schemas']['ChangeEditDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ScheduledChangeDto: {
      id: string;
      title: string | null;
      type: string;
      lifecycle: string;
      authorisation: string;
      services: string[];
      environments: string[];
      recordedAt: string;
      start: string;
      end: string;
      /** @description whether anybody planned it; else the times are those of its implementation */
      isPlanned: boolean;
    };
    ScheduleDto: {
      items: components['schemas']['ScheduledChangeDto'][];
      from: string;
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    MovedTagDto: {
      tag: string;
      digests: string[];
      /** @description ids of the Deployments that used it */
      deployments: string[];
    };
    MovedTagsDto: {
      items: components['schemas']['MovedTagDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ArtifactDeploymentDto: {
      deploymentId: string;
      service: string | null;
      environment: string;
      tier: string;
      kind: string;
      state: string;
      effectiveAt: string | null;
      deployer: string | null;
      changeId: string | null;
      authorisation: string | null;
      /** @description whose approval of the Change was valid for what went live */
      approvers: string[];
    };
    ArtifactHistoryDto: {
      items: components['schemas']['ArtifactDeploymentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ActivityDto: {
      changeId: string;
      title: string | null;
      type: string;
      authorisation: string;
      actualStart: string | null;
      /** @description as what, of all that can be asked for */
      roles: string[];
      /** @description ids of the Approvals that they decided, and of the Deployments that they made */
      approvals: string[];
      deployments: string[];
    };
    ActivityPageDto: {
      items: components['schemas']['ActivityDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ProducerGapDto: {
      producer: string;
      numberFrom: number;
      numberTo: number;
      /** @description position of the entry that showed that they are lacking */
      since: number;
    };
    ProducerGapsDto: {
      items: components['schemas']['ProducerGapDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    LateEntryDto: {
      position: number;
      occurredAt: string;
      recordedAt: string;
      secondsLate: number;
      /** @description `subject.predicate` */
      name: string;
      subjectId: string;
      source: string;
      id: string;
    };
    LateEntriesDto: {
      items: components['schemas']['LateEntryDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReleasePageDto: {
      items: components['schemas']['ReleaseDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReleaseCertificateDto: {
      ledger: string;
      /** @description the last position looked at */
      asOf: number;
      release: components['schemas']['ReleaseDto'];
      changes: components['schemas']['ChangeDto'][];
      deployments: components['schemas']['DeploymentDto'][];
      approvals: components['schemas']['ApprovalDto'][];
      /** @description known issues: incidents that are put down to its deployments */
      incidents: components['schemas']['IncidentDto'][];
    };
    DeploymentPageDto: {
      items: components['schemas']['DeploymentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ApprovalPageDto: {
      items: components['schemas']['ApprovalDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ItemPageDto: {
      items: components['schemas']['ItemDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    IncidentPageDto: {
      items: components['schemas']['IncidentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    RunningServiceDto: {
      service: string;
      artifactDigest: string | null;
      configDigest: string | null;
      since: string;
      deploymentId: string;
      changeId: string | null;
    };
    EnvironmentStateDto: {
      items: components['schemas']['RunningServiceDto'][];
      environment: string;
      /** @description when it ran, RFC 3339 */
      at: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    EnvironmentLineDto: {
      service: string;
      before: components['schemas']['RunningServiceDto'] | null;
      after: components['schemas']['RunningServiceDto'] | null;
      /** @description ids of the Changes that took effect in between, without those outside any Change */
      changes: string[];
      /** @description ids of the Deployments that took effect in between */
      deployments: string[];
    };
    EnvironmentDiffDto: {
      items: components['schemas']['EnvironmentLineDto'][];
      environment: string;
      from: string;
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    FigureDto: {
      kind: string;
      /** @description a number; `{part, whole, rate}`; or `{p50, p75, p90}` */
      value?: Record<string, never>;
      n?: number;
      /** @description which part of it rests on inferred joins, 0 to 1 */
      inferredShare?: number;
      reason?: string;
    };
    DeliverySettingsDto: {
      failureSeverities: string[];
      incidentHours: number;
    };
    DeliveryMetricsDto: {
      service: string;
      /** @description deployments that count, and how many do not, by reason */
      n: number;
      excluded: {
        [key: string]: number;
      };
      leadTimeHours: components['schemas']['FigureDto'];
      deploymentsPerDay: components['schemas']['FigureDto'];
      deploymentDaysPerWeek: components['schemas']['FigureDto'];
      changeFailRate: components['schemas']['FigureDto'];
      recoveryTimeHours: components['schemas']['FigureDto'];
      reworkRate: components['schemas']['FigureDto'];
      settings: components['schemas']['DeliverySettingsDto'];
    };
    DeliveryDto: {
      items: components['schemas']['DeliveryMetricsDto'][];
      from: string;
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReportFileDto: {
      format: string;
      mediaType: string;
      size: number;
      /** @description SHA-256 of its bytes, hexadecimal */
      digest: string;
      /** @description where to download it */
      href: string;
    };
    ReportDto: {
      id: string;
      definition: string;
      periodFrom: string;
      periodTo: string;
      timeZone: string;
      /** @description the last position that it has looked at */
      asOf: number | null;
      /** @description rows in each of its files */
      rows: number;
      producedAt: string;
      files: components['schemas']['ReportFileDto'][];
    };
    ReportPageDto: {
      items: components['schemas']['ReportDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ProduceReportsDto: {
      /**
       * @description The report's definition.
       * @default change-register
       * @enum {string}
       */
      definition: 'change-register';
      /**
       * @description The time zone of the months (IANA name).
       * @default UTC
       */
      timeZone: string;
    };
    ProducedDto: {
      produced: string[];
    };
    /** @description A problem detail (RFC 9457): what went wrong and what to do next. */
    Problem: {
      /** @description a relative URI that names the kind of problem */
      type: string;
      title: string;
      status: number;
      detail?: string;
      /** @description the request's id, which the log carries too */
      instance?: string;
      /** @description one line for each field at fault */
      errors?: string[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  healthHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  liveHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readyHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeysDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySecretDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateKeys: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateKeyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeySecretDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeKeys: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeyDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postEvents: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postHooks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HookAcceptedDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listEntries: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EntryPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listQuarantine: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Only entries with this reason, e.g. `json_syntax`. */
        reason?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuarantineDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SealedLedgersDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  checkpointLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  tileLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        '*': string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  payloadLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        '*': string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listErasures: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasuresDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  requestErasures: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestErasureDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  approveErasures: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        request: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rejectErasures: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        request: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  entryProofs: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        position: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EntryTextDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  payloadProofs: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        position: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  inclusionProofs: {
    parameters: {
      query?: {
        /** @description Size of a checkpoint that was signed; default: the newest. */
        size?: number;
      };
      header?: never;
      path: {
        id: string;
        position: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  consistencyProofs: {
    parameters: {
      query: {
        /** @description Size of the earlier tree. */
        from: number;
        /** @description Size of a checkpoint that was signed; default: the newest. */
        to?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsistencyProofDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  countChangeSummary: {
    parameters: {
      query?: {
        type?: ('standard' | 'normal' | 'emergency')[];
        lifecycle?: (
          | 'draft'
          | 'assess'
          | 'authorise'
          | 'scheduled'
          | 'implement'
          | 'review'
          | 'closed'
          | 'canceled'
        )[];
        authorisation?: (
          | 'none'
          | 'pending'
          | 'preauthorised'
          | 'approved'
          | 'rejected'
          | 'expired'
          | 'invalidated'
          | 'absent'
          | 'ratified_late'
          | 'repudiated'
        )[];
        closeCode?: ('successful' | 'successful_with_issues' | 'unsuccessful')[];
        /** @description How its deployments were joined to it. */
        match?: ('explicit' | 'scopeHash' | 'window' | 'none')[];
        /** @description Whether it went live without authorisation. */
        unauthorised?: ('true' | 'false')[];
        /** @description Of an emergency: whether an incident had been detected before. */
        justified?: ('true' | 'false')[];
        /** @description What the environments are for that it went to. */
        tier?: ('production' | 'staging' | 'test' | 'development')[];
        /** @description Who did what, as far as the records tell; `kept`: nothing is wrong. */
        segregation?: ('self_approved' | 'self_deployed' | 'unreviewed' | 'unknown' | 'kept')[];
        /** @description Whether it has begun to be implemented. */
        implemented?: ('true' | 'false')[];
        /** @description Whether it caused or resolved an incident. */
        incident?: ('caused' | 'fixed' | 'none')[];
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        model?: string[];
        service?: string[];
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description Digest of a configuration. */
        config?: string[];
        /** @description Number of a change request. */
        request?: string[];
        /** @description Id of a Release. */
        release?: string[];
        /** @description Who wrote, approved or deployed it. */
        actor?: string[];
        /** @description What its services are regulated by: `SOX`. */
        tag?: string[];
        /** @description By what to count, in this order. */
        groupBy?: (
          | 'type'
          | 'environment'
          | 'service'
          | 'closeCode'
          | 'authorisation'
          | 'lifecycle'
          | 'tier'
          | 'month'
        )[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeSummaryDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listChanges: {
    parameters: {
      query?: {
        type?: ('standard' | 'normal' | 'emergency')[];
        lifecycle?: (
          | 'draft'
          | 'assess'
          | 'authorise'
          | 'scheduled'
          | 'implement'
          | 'review'
          | 'closed'
          | 'canceled'
        )[];
        authorisation?: (
          | 'none'
          | 'pending'
          | 'preauthorised'
          | 'approved'
          | 'rejected'
          | 'expired'
          | 'invalidated'
          | 'absent'
          | 'ratified_late'
          | 'repudiated'
        )[];
        closeCode?: ('successful' | 'successful_with_issues' | 'unsuccessful')[];
        /** @description How its deployments were joined to it. */
        match?: ('explicit' | 'scopeHash' | 'window' | 'none')[];
        /** @description Whether it went live without authorisation. */
        unauthorised?: ('true' | 'false')[];
        /** @description Of an emergency: whether an incident had been detected before. */
        justified?: ('true' | 'false')[];
        /** @description What the environments are for that it went to. */
        tier?: ('production' | 'staging' | 'test' | 'development')[];
        /** @description Who did what, as far as the records tell; `kept`: nothing is wrong. */
        segregation?: ('self_approved' | 'self_deployed' | 'unreviewed' | 'unknown' | 'kept')[];
        /** @description Whether it has begun to be implemented. */
        implemented?: ('true' | 'false')[];
        /** @description Whether it caused or resolved an incident. */
        incident?: ('caused' | 'fixed' | 'none')[];
        model?: string[];
        service?: string[];
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description Digest of a configuration. */
        config?: string[];
        /** @description Number of a change request. */
        request?: string[];
        /** @description Id of a Release. */
        release?: string[];
        /** @description Who wrote, approved or deployed it. */
        actor?: string[];
        /** @description What its services are regulated by: `SOX`. */
        tag?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangePageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showChanges: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, which time of recording (RFC 3339), or `implementation-start`. */
        asOf?: string;
        /** @description Which records that it names to show whole, as of the same position. */
        expand?: ('incidents' | 'artifacts' | 'tests' | 'approvals' | 'deployments' | 'releases')[];
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExpandedChangeDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  timelineChanges: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TimelineDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  editsChanges: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description `actualStart`: only what was recorded after its implementation had begun. */
        after?: 'actualStart';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeEditsDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSchedule: {
    parameters: {
      query: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Changes that end at or after this time (RFC 3339). */
        from: string;
        /** @description Changes that start before this time (RFC 3339). */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScheduleDto'];
          'text/calendar': string;
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  mutableTagsArtifacts: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovedTagsDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  historyArtifacts: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
      };
      header?: never;
      path: {
        digest: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArtifactHistoryDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  activityActors: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description As what. */
        roles?: ('deployer' | 'approver' | 'author')[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivityPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  gapsProducers: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProducerGapsDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  lateProducers: {
    parameters: {
      query: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Recorded at or after this time (RFC 3339). */
        from: string;
        /** @description Recorded before this time (RFC 3339). */
        to: string;
        /** @description How many seconds after the time that they claim, at least. */
        seconds?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LateEntriesDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listReleases: {
    parameters: {
      query?: {
        state?: (
          | 'planned'
          | 'candidate'
          | 'verified'
          | 'approved'
          | 'deploying'
          | 'partially_deployed'
          | 'deployed'
          | 'available'
          | 'withdrawn'
          | 'superseded'
          | 'rolled_back'
          | 'canceled'
        )[];
        type?: ('major' | 'minor' | 'patch' | 'emergency')[];
        /** @description Subject id of its events. */
        release?: string[];
        version?: string[];
        service?: string[];
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleasePageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showReleases: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  certificateReleases: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseCertificateDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listDeployments: {
    parameters: {
      query?: {
        kind?: ('new' | 'upgrade' | 'rollback' | 'redeploy' | 'config' | 'remove')[];
        state?: (
          | 'requested'
          | 'started'
          | 'progressing'
          | 'effective'
          | 'succeeded'
          | 'failed'
          | 'aborted'
          | 'rolled_back'
          | 'superseded'
          | 'no_effect'
        )[];
        tier?: ('production' | 'staging' | 'test' | 'development')[];
        /** @description Whether what happens there must be a Change. */
        controlled?: ('true' | 'false')[];
        /** @description How it was joined to its Change; `none`: no Change asked for it. */
        match?: ('explicit' | 'scopeHash' | 'window' | 'none')[];
        /** @description Whether it fell into a freeze. */
        freezeHit?: ('true' | 'false')[];
        /** @description Whether it kept to the windows that apply. */
        windowOk?: ('true' | 'false')[];
        /** @description Whether it was authorised at first exposure. */
        approvalAtStart?: ('true' | 'false')[];
        /** @description Whether its tag had been moved from one digest to another. */
        mutableTag?: ('true' | 'false')[];
        environment?: string[];
        service?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description Digest of a configuration. */
        config?: string[];
        /** @description Who deployed it. */
        actor?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showDeployments: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listApprovals: {
    parameters: {
      query?: {
        state?: (
          | 'requested'
          | 'incomplete'
          | 'deferred'
          | 'approved'
          | 'rejected'
          | 'cancelled'
          | 'expired'
          | 'changes_requested'
          | 'dismissed'
        )[];
        subjectKind?: (
          'changeRequest' | 'changeModel' | 'artifact' | 'sourceChange' | 'scope' | 'resource'
        )[];
        /** @description Whether it was given for another scope than what went live. */
        stale?: ('true' | 'false')[];
        /** @description Whether an approver wrote what was approved. */
        self?: ('true' | 'false')[];
        /** @description Whether approvers held the role that they claim, as far as roles are known. */
        authorityAtTime?: ('true' | 'false')[];
        /** @description What it amounts to for a Deployment. */
        verdict?: (
          | 'valid'
          | 'indeterminate'
          | 'late'
          | 'repudiated'
          | 'rejected'
          | 'stale'
          | 'used'
          | 'pending'
          | 'incomplete'
          | 'expired'
          | 'cancelled'
          | 'elsewhere'
          | 'advisory'
        )[];
        /** @description Whether it came after the first exposure of what it allows. */
        retroactive?: ('true' | 'false')[];
        /** @description `reviewed`, `authorised`, …: what whoever decided meant by it. */
        meaning?: string[];
        /** @description Id of what was decided on. */
        subject?: string[];
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description Who decided. */
        actor?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showApprovals: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listItems: {
    parameters: {
      query?: {
        class?: ('service' | 'environment' | 'artifact' | 'configuration' | 'flag')[];
        lifecycle?: ('planned' | 'in_use' | 'retired')[];
        tier?: ('production' | 'staging' | 'test' | 'development')[];
        environment?: string[];
        name?: string[];
        /** @description A regulatory tag of its service, such as SOX. */
        tag?: string[];
        /** @description Digest of the artifact that runs. */
        artifact?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showItems: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ItemDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listIncidents: {
    parameters: {
      query?: {
        /** @description Whether its cause was named, or inferred from what was deployed last. */
        basis?: ('declared' | 'inferred')[];
        /** @description Whether any Change is known to have caused it, or to have resolved it. */
        relation?: ('caused_by' | 'fixed_by')[];
        incident?: string[];
        service?: string[];
        environment?: string[];
        severity?: string[];
        /** @description Number of a Change that caused it. */
        causedBy?: string[];
        /** @description Number of a Change that resolved it. */
        fixedBy?: string[];
        /** @description In which order: of first entries, or the newest of them first. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  showIncidents: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IncidentDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changesIncidents: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangePageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  stateEnvironments: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description When it ran (RFC 3339); default: the time that `asOf` names, else now. */
        at?: string;
      };
      header?: never;
      path: {
        environment: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentStateDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  diffEnvironments: {
    parameters: {
      query: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description The first moment (RFC 3339). */
        from: string;
        /** @description The second moment (RFC 3339); default: the time that `asOf` names, else now. */
        to?: string;
      };
      header?: never;
      path: {
        environment: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnvironmentDiffDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliveryDelivery: {
    parameters: {
      query: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Begin of the period, included (RFC 3339). */
        from: string;
        /** @description End of the period, excluded (RFC 3339). */
        to: string;
        /** @description Only this service; default: every one that was deployed to production. */
        service?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listReports: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportPageDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  produceReports: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProduceReportsDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProducedDto'];
        };
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  downloadReports: {
    parameters: {
      query?: {
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        id: string;
        format: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description What went wrong, as a problem detail. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
