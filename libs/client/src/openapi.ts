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
  '/v1/access-log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the reads of content, allowed and refused, in their order. */
    get: operations['listAccessLog'];
    put?: never;
    post?: never;
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
    LiveDto: Record<string, never>;
    ReadyDto: Record<string, never>;
    KeyDto: {
      /** @description the readable part of the key */
      keyId: string;
      /**
       * @description what they act as
       * @enum {string}
       */
      role: 'publisher' | 'auditor' | 'officer' | 'operator' | 'admin';
      /** @description names of the ledgers that it is for; `*`: all */
      ledgers: string[];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description sources of the events that it may publish; `*`: all */
      sources: string[];
      /** @description when it was made */
      createdAt: string;
      /** @description until when it is valid; null: without end */
      expiresAt: string | null;
      /** @description when it was taken back; null: it was not */
      revokedAt: string | null;
      /** @description until when the secret before the last rotation is valid too */
      previousUntil: string | null;
      /** @description to a minute */
      lastUsedAt: string | null;
    };
    KeysDto: {
      /** @description what the page holds */
      items: components['schemas']['KeyDto'][];
      /** @description how many there are in all */
      total: number;
    };
    CreateKeyDto: {
      /**
       * @description what they act as
       * @enum {string}
       */
      role: 'publisher' | 'auditor' | 'officer' | 'operator' | 'admin';
      /** @description names of the ledgers that it is for; `*`: all */
      ledgers: string[];
      /**
       * @description ids of the environments that it touches; of a key: that it is for
       * @default []
       */
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
      /** @description the readable part of the key */
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
    ReadDto: {
      /** @description counted from 0 in each ledger, without a gap */
      number: number;
      /** @description when it was read */
      readAt: string;
      /** @description who read: the id of a key, or `oidc:` and a subject */
      principal: string;
      /**
       * @description what they act as
       * @enum {string}
       */
      role: 'publisher' | 'auditor' | 'officer' | 'operator' | 'admin';
      /**
       * @description an answer to a query, or how an export began or ended
       * @enum {string}
       */
      action: 'query' | 'export_began' | 'export_ended' | 'export_broken';
      /** @description method and pattern of the route */
      operation: string;
      /** @description the address as it was asked for */
      target: string;
      /** @description the HTTP status */
      status: number;
      /** @description the last position looked at; null where the answer says none */
      asOf: number | null;
      /** @description how many rows were shown */
      rows: number;
      /** @description SHA-256 of the bytes sent, hexadecimal; null where none were, or not all yet */
      digest: string | null;
      /** @description the header `X-Request-Id` of the answer */
      requestId: string;
      /** @description position of the `access` entry that commits to it; null while there is none */
      sealedBy: number | null;
    };
    AccessLogDto: {
      /** @description what the page holds */
      items: components['schemas']['ReadDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    AcceptedDto: Record<string, never>;
    HookAcceptedDto: Record<string, never>;
    ClaimDto: {
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description the source of the event, as received */
      source: string;
      /** @description its type */
      type: string;
      /** @description when it happened, as the event says */
      time: string | null;
    };
    PayloadDto: {
      /** @description the media type of the bytes */
      mediaType: string | null;
      /** @description how many there are: bytes of a payload or file, entries of a checkpoint */
      size: number;
      /** @description SHA-256 of the bytes, hexadecimal; null once they were erased */
      digest: string | null;
    };
    EntryDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description which kind it is */
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      /** @description what the event says of itself; null: it is none, or cannot be read */
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      /** @description the received bytes in numbers; null: there are none, or they were erased */
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
    };
    EntryPageDto: {
      /** @description what the page holds */
      items: components['schemas']['EntryDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    QuarantinedEntryDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description which kind it is */
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      /** @description what the event says of itself; null: it is none, or cannot be read */
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      /** @description the received bytes in numbers; null: there are none, or they were erased */
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
    };
    ReasonCountDto: {
      /** @description why */
      reason: string;
      /** @description how many */
      count: number;
    };
    QuarantineDto: {
      /** @description what the page holds */
      items: components['schemas']['QuarantinedEntryDto'][];
      /** @description how many entries for each reason */
      reasons: components['schemas']['ReasonCountDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    LedgerKeyDto: {
      /** @description C2SP verifier key: what `change-ledger verify --key` takes */
      vkey: string;
      /** @description since when it signs */
      addedAt: string;
      /** @description since when it signs no more; null: it does */
      retiredAt: string | null;
      /** @description size of the last checkpoint that it signed */
      finalSize: number | null;
    };
    CheckpointDto: {
      /** @description how many there are: bytes of a payload or file, entries of a checkpoint */
      size: number;
      /** @description the signed note, verbatim */
      note: string;
      /** @description when it was signed */
      sealedAt: string;
      /** @description how long ago that was: a rewrite of what came since could pass unseen */
      ageSeconds: number;
      /** @description since when the quorum of witnesses has cosigned */
      cosignedAt: string | null;
    };
    SealedLedgerDto: {
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description the name that its checkpoints are signed under */
      origin: string;
      /** @description number of entries, sealed or not */
      size: number;
      /** @description the keys that sign, or signed */
      keys: components['schemas']['LedgerKeyDto'][];
      /** @description the newest signed checkpoint; null: nothing is sealed yet */
      checkpoint: components['schemas']['CheckpointDto'] | null;
    };
    SealedLedgersDto: {
      /** @description what the page holds */
      items: components['schemas']['SealedLedgerDto'][];
      /** @description how many there are in all */
      total: number;
    };
    ErasureDto: {
      /** @description id of the request */
      requestId: string;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description indexes of entries in their ledger, counted from 0 */
      positions: number[];
      /** @description on what this rests */
      basis: string;
      /** @description who asked for it */
      requestedBy: string;
      /** @description when it was asked for */
      requestedAt: string;
      /** @description `pending`, `approved` or `rejected` */
      state: string;
      /** @description who decided; null: nobody yet */
      decidedBy: string | null;
      /** @description when it was decided; null: it was not */
      decidedAt: string | null;
      /** @description position of the erasure entry */
      erasure: number | null;
    };
    ErasuresDto: {
      /** @description what the page holds */
      items: components['schemas']['ErasureDto'][];
      /** @description how many there are in all */
      total: number;
    };
    RequestErasureDto: {
      /** @description Positions of entries whose payloads are to go. */
      positions: number[];
      /** @description The law or contract that asks for it. */
      basis: string;
    };
    EntryTextDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description which kind it is */
      kind: string;
      /** @description how it came: `kafka` with topic, partition, offset, timestamp, or `http` with route, principal */
      channel: {
        [key: string]: unknown;
      };
      /** @description what the event says of itself; null: it is none, or cannot be read */
      claim: components['schemas']['ClaimDto'] | null;
      /** @description the last rung of the ladder it passed, 0 to 5 */
      state: number;
      /** @description the first problem on the ladder, in words */
      reason: string | null;
      /** @description the received bytes in numbers; null: there are none, or they were erased */
      payload: components['schemas']['PayloadDto'] | null;
      /** @description position of the entry that has the same identity and other content */
      conflictsWith: number | null;
      /** @description exactly what is hashed: the leaf is SHA-256 of a zero byte and this text in UTF-8 */
      entry: string;
    };
    InclusionProofDto: {
      /** @description position of the entry in the tree */
      index: number;
      /** @description base64, in the order in which RFC 9162 has them */
      hashes: string[];
      /** @description the name that checkpoints are signed under */
      origin: string;
      /** @description how many there are: bytes of a payload or file, entries of a checkpoint */
      size: number;
      /** @description root of the checkpoint, base64 */
      root: string;
      /** @description the signed note, verbatim: what vouches for origin, size and root */
      checkpoint: string;
    };
    ConsistencyProofDto: {
      /** @description the beginning, included */
      from: number;
      /** @description base64, in the order in which RFC 9162 has them */
      hashes: string[];
      /** @description the name that checkpoints are signed under */
      origin: string;
      /** @description how many there are: bytes of a payload or file, entries of a checkpoint */
      size: number;
      /** @description root of the checkpoint, base64 */
      root: string;
      /** @description the signed note, verbatim: what vouches for origin, size and root */
      checkpoint: string;
    };
    ChangeGroupDto: {
      /** @description one value for each thing that was counted by; null: it has none */
      values: {
        [key: string]: unknown;
      };
      /** @description how many */
      count: number;
    };
    ChangeSummaryDto: {
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description every Change once: one of two services is in the group of each */
      total: number;
      /** @description one row for each combination of values that there is */
      groups: components['schemas']['ChangeGroupDto'][];
    };
    RiskDto: {
      /** @description how high */
      level: string;
      /** @description the same as a number; null: none was given */
      score: number | null;
      /** @description by which method; of an approval: how it was given */
      method: string | null;
      /** @description who assessed it */
      assessor: string | null;
    };
    BackoutPlanDto: {
      /** @description which kind it is */
      kind: string;
      /** @description digest of what would run again */
      targetDigest: string | null;
      /** @description how long there would be to undo it */
      windowMinutes: number | null;
      /** @description whether the plan was tried out */
      isTested: boolean | null;
    };
    SuiteRunDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description id of the run */
      run: string;
      /** @description which kind it is */
      kind: string | null;
      /** @description how it ended; null: it does not say */
      outcome: string | null;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description the commit that it ran on; null: not known */
      commit: string | null;
      /** @description id of the environment; null: none */
      environment: string | null;
      /** @description digest of its report; null: none */
      reportDigest: string | null;
      /** @description when it finished; null: it has not */
      finishedAt: string;
    };
    RequiredSuiteDto: {
      /** @description which kind it is */
      kind: string;
      /** @description what came out */
      result: string;
    };
    GateVerdictDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description name of the policy */
      policy: string;
      /** @description its version; null: not known */
      policyVersion: string | null;
      /** @description how it ended; null: it does not say */
      outcome: string | null;
      /** @description when it was evaluated */
      evaluatedAt: string;
    };
    TicketDto: {
      /** @description its key there */
      key: string;
      /** @description what it is about */
      summary: string | null;
      /** @description when it was opened; null: not known */
      openedAt: string | null;
      /** @description where to look it up */
      url: string | null;
    };
    ChangeApprovalDto: {
      /** @description id of the Approval */
      id: string;
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description what is approved or deployed */
      subject: string;
      /** @description who decided; null: not known */
      approver: string | null;
      /** @description `approved`, `rejected` or another word of the publisher */
      decision: string;
      /** @description what the approval means: `authorised`, `reviewed`, … */
      meaning: string | null;
      /** @description what they act as */
      role: string | null;
      /** @description in which function it was given; null: not stated */
      function: string | null;
      /** @description by which method; of an approval: how it was given */
      method: string | null;
      /** @description when it was decided; null: it was not */
      decidedAt: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description whether it counts for the Change, or why not */
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
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description what is approved or deployed */
      subject: string | null;
      /** @description the service; null: not known */
      service: string | null;
      /** @description id of the environment; null: none */
      environment: string;
      /** @description which kind it is */
      kind: string;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description how it stands */
      state: string;
      /** @description how it ended; null: it does not say */
      outcome: string | null;
      /** @description who deployed it; null: not known */
      deployer: string | null;
      /** @description which attempt it was, counted from 1 */
      attempt: number;
      /** @description when it started; null: not known */
      startedAt: string | null;
      /** @description when it changed what runs; null: it did not */
      effectiveAt: string | null;
      /** @description when it finished; null: it has not */
      finishedAt: string | null;
      /** @description how its authorisation stood when it began */
      approvalAtStart: boolean | null;
      /** @description whether it carries out the backout plan */
      isPlannedBackout: boolean;
    };
    IncidentReferenceDto: {
      /** @description id of the IncidentLink */
      id: string;
      /** @description its number in the system that has it */
      incident: string;
      /** @description on what this rests */
      basis: string;
    };
    EmergencyDto: {
      /** @description an incident of what it changes had been detected before it began */
      isJustified: boolean;
      /** @description whether it was approved before it went live */
      isApprovedBefore: boolean;
      /** @description until when it had to be ratified, while it is not in time; null: it needs nothing more */
      ratifyBy: string | null;
      /** @description when it was approved afterwards; null: it was not */
      ratifiedAt: string | null;
      /** @description hours from the start to the approval that came after it */
      hoursLate: number | null;
      /** @description null: not yet */
      isRatifiedInTime: boolean | null;
      /** @description when it was reviewed afterwards; null: it was not */
      reviewedAt: string | null;
      /** @description whether that was within the period; null: it still can be */
      isReviewedInTime: boolean | null;
    };
    PostHocEditDto: {
      /** @description name of the field */
      field: string;
      /** @description JSON of what it said before and after */
      before: string;
      /** @description what is there since; null: nothing */
      after: string;
      /** @description when */
      at: string;
      /** @description who */
      by: string | null;
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
    };
    ReviewDto: {
      /** @description who reviewed it afterwards */
      reviewer: string | null;
      /** @description what came out */
      result: string | null;
      /** @description when */
      at: string;
    };
    SegregationDto: {
      /** @description who wrote what it brings */
      authors: string[];
      /** @description who reviewed it */
      reviewers: string[];
      /** @description who approved it */
      approvers: string[];
      /** @description who deployed it */
      deployers: string[];
      /** @description authors without a reviewer of their final work who is somebody else */
      unreviewedAuthors: string[];
      /** @description approvers who wrote what they approved */
      selfApprovers: string[];
      /** @description deployers who wrote or approved what they deployed */
      selfDeployers: string[];
      /** @description a code change whose authors, or a deployment whose deployer, is not named: not known is no pass */
      isAuthorUnknown: boolean;
      /** @description a deployment does not say who started it */
      isDeployerUnknown: boolean;
    };
    MutableTagDto: {
      /** @description the tag */
      tag: string;
      /** @description every digest that it named until the deployment began */
      digests: string[];
    };
    JoinDto: {
      /** @description what was looked for by what: `test by artifact` */
      path: string;
      /** @description where the key was read in the evidence (events.md E): `profile.test.artifactDigest` */
      rule: string;
      /** @description on what this rests */
      basis: string;
      /** @description positions in the ledger, ascending */
      positions: number[];
    };
    ExternalReferenceDto: {
      /** @description the system that has it */
      system: string;
      /** @description its key there */
      key: string;
      /** @description where to look it up */
      url: string | null;
    };
    ChangeDto: {
      /** @description its number */
      number: string;
      /** @description what it was: a standard change outside its model is a normal one (rule 3) */
      type: string;
      /** @description what its request says it is */
      claimedType: string | null;
      /** @description the change model that it follows; null: none */
      modelId: string | null;
      /** @description its version; null: none */
      modelVersion: string | null;
      /** @description what of the model it breaks */
      modelViolations: string[];
      /** @description what it is called, in the words of its publisher */
      title: string | null;
      /** @description what it is, in the words of its publisher */
      description: string | null;
      /** @description why */
      reason: string | null;
      /** @description who asked for it */
      requestedBy: string | null;
      /** @description who answers for it; null: not known */
      owner: string | null;
      /** @description the services that it touches */
      services: string[];
      /** @description ids of Configuration items */
      items: string[];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description what those environments are for */
      tiers: string[];
      /** @description what its services are regulated by: `SOX` */
      regulatoryTags: string[];
      /** @description digests of the artifacts that it brings */
      artifactDigests: string[];
      /** @description digests of the configurations that it brings */
      configDigests: string[];
      /** @description commits that it was built from */
      sourceRevisions: string[];
      /** @description code changes (pull requests) that it brings */
      sourceChanges: string[];
      /** @description numbers of its change requests */
      changeRequests: string[];
      /** @description hash of what goes where: what an approval must have named */
      scopeHash: string;
      /** @description how its deployments were joined to it */
      matchBasis: string;
      /** @description how far it is */
      lifecycle: string;
      /** @description whether it is held */
      isOnHold: boolean;
      /** @description whether it was authorised before it went live */
      authorisation: string;
      /** @description which rule says so */
      authorisationReason: string;
      /** @description by which authority; null: none */
      authority: string | null;
      /** @description since when it was authorised; null: it was not */
      authorisedAt: string | null;
      /** @description how it ended; null: it has not */
      closeCode: string | null;
      /** @description whether it was backed out, and how that went */
      backoutResult: string;
      /** @description when it was to begin; null: not planned */
      plannedStart: string | null;
      /** @description when it was to end; null: not planned */
      plannedEnd: string | null;
      /** @description when it began; null: it has not */
      actualStart: string | null;
      /** @description when it ended; null: it has not */
      actualEnd: string | null;
      /** @description position of the entry that first told of its start: as of it, the record stood as implementation began */
      implementationPosition: number | null;
      /** @description the risk that was stated; null: none was */
      risk: components['schemas']['RiskDto'] | null;
      /** @description what it affects, as requested; null: not stated */
      impact: string | null;
      /** @description what it means for security, as requested; null: not stated */
      securityImpact: string | null;
      /** @description how it would be undone; null: no plan was stated */
      backoutPlan: components['schemas']['BackoutPlanDto'] | null;
      /** @description the finished test suites on what it brings */
      tests: components['schemas']['SuiteRunDto'][];
      /** @description how the suites stand that are required of it */
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      /** @description what policies said of it before it began */
      gates: components['schemas']['GateVerdictDto'][];
      /** @description tickets that its commits and requests name */
      tickets: components['schemas']['TicketDto'][];
      /** @description the approvals that count for it */
      approvals: components['schemas']['ChangeApprovalDto'][];
      /** @description the deployments that belong to it */
      deployments: components['schemas']['ChangeDeploymentDto'][];
      /** @description ids of Releases */
      releases: string[];
      /** @description incidents that are put down to it */
      incidentsCaused: components['schemas']['IncidentReferenceDto'][];
      /** @description incidents that it resolved */
      incidentsFixed: components['schemas']['IncidentReferenceDto'][];
      /** @description ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
      remediates: string[];
      /** @description ids of the Changes that repair its consequences */
      remediatedBy: string[];
      /** @description what makes it an emergency; null: it is none */
      emergency: components['schemas']['EmergencyDto'] | null;
      /** @description without authorisation at first exposure: no later approval takes that back */
      isUnauthorised: boolean;
      /** @description its request was submitted after it had begun */
      isRetroRegistered: boolean;
      /** @description what was edited after it had begun */
      postHocEdits: components['schemas']['PostHocEditDto'][];
      /** @description its post-implementation review; null: none */
      review: components['schemas']['ReviewDto'] | null;
      /** @description who did what, and whether any did two things that must be apart */
      segregation: components['schemas']['SegregationDto'];
      /** @description tags that it used and that had named other digests */
      mutableTags: components['schemas']['MutableTagDto'][];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      /** @description the rules by which it was assembled */
      configurationVersion: string;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ChangePageDto: {
      /** @description what the page holds */
      items: components['schemas']['ChangeDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ApprovalSubjectDto: {
      /** @description which kind it is */
      kind: string;
      /** @description its id: the same for as long as the ledger is */
      id: string;
    };
    VoteDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description who decided; null: not known */
      approver: string | null;
      /** @description `approved`, `rejected` or another word of the publisher */
      decision: string;
      /** @description what they act as */
      role: string | null;
      /** @description in which function it was given; null: not stated */
      function: string | null;
      /** @description roles held when it was decided, as the configuration knows them; null: it knows none (rule 27) */
      rolesHeld: string[] | null;
      /** @description the claimed role was held then; null: not known */
      hadAuthority: boolean | null;
      /** @description for whom they did it; null: for themselves, as far as is known */
      onBehalfOf: string | null;
      /** @description what was said with it; null: nothing */
      comment: string | null;
      /** @description when it was decided; null: it was not */
      decidedAt: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description whether the vote held it up */
      isBlocked: boolean;
    };
    ApprovalEffectDto: {
      /** @description id of the Deployment */
      deploymentId: string;
      /** @description id of the Change; null: it belongs to none */
      changeId: string | null;
      /** @description whether it counts for the Change, or why not */
      verdict: string;
    };
    ApprovalDto: {
      /** @description what is approved or deployed */
      subject: components['schemas']['ApprovalSubjectDto'];
      /** @description how it stands */
      state: string;
      /** @description what it speaks for: a hash, digests, an environment; null and empty: it does not say */
      scopeHashApproved: string | null;
      /** @description digests of the artifacts that it brings */
      artifactDigests: string[];
      /** @description id of the environment; null: none */
      environment: string | null;
      /** @description who asked for the approval */
      requestor: string | null;
      /** @description when it was asked for */
      requestedAt: string | null;
      /** @description when it was decided; null: it was not */
      decidedAt: string | null;
      /** @description the gate that it opens; null: none */
      gate: string | null;
      /** @description by which method; of an approval: how it was given */
      method: string | null;
      /** @description what the approval means: `authorised`, `reviewed`, … */
      meaning: string | null;
      /** @description how many must approve; null: not stated */
      requiredApprovers: number;
      /** @description who decided what, one by one */
      votes: components['schemas']['VoteDto'][];
      /** @description where its evidence is; null: not stated */
      evidenceUrl: string | null;
      /** @description until when it is valid; null: without end */
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
      /** @description how many hours after the start it was given; null: before */
      hoursLate: number | null;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    FlagDto: {
      /** @description what it is called */
      name: string;
      /** @description whether the flag is on; null: not stated */
      isEnabled: boolean;
      /** @description which variant it gives; null: none */
      variant: string | null;
    };
    ActorDto: {
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description which kind it is */
      kind: string | null;
      /** @description what it is called */
      name: string | null;
      /** @description for whom they did it; null: for themselves, as far as is known */
      onBehalfOf: string | null;
    };
    PhaseDto: {
      /** @description name of the step */
      phase: string;
      /** @description when */
      at: string;
    };
    FreezeHitDto: {
      /** @description name of the window */
      window: string;
      /** @description when it begins */
      start: string | null;
      /** @description when it ends */
      end: string | null;
      /** @description ids of the approvals or access events that name the window; empty: none does */
      exceptions: string[];
    };
    StageDto: {
      /** @description id of the environment; null: none */
      environment: string;
      /** @description what the environment is for: production, staging, test, development */
      tier: string;
      /** @description id of the Deployment */
      deploymentId: string;
      /** @description when it changed what runs; null: it did not */
      effectiveAt: string;
    };
    CommitDto: {
      /** @description the commit; null: not known */
      sha: string | null;
      /** @description the code change (pull request) that it came with */
      sourceChange: string;
      /** @description when its last commit was made, as its publisher wrote it; null: not known */
      committedAt: string | null;
      /** @description when it was merged; null: not known */
      mergedAt: string | null;
      /** @description whether somebody else reviewed it */
      isReviewed: boolean;
      /** @description `inferred`: merged in between in the same repository, which is all that is known */
      basis: string;
    };
    DeploymentDto: {
      /** @description subject id of its `itil-deployment.*` events; null: only what took effect was told */
      subject: string | null;
      /** @description null: several, or not said */
      service: string | null;
      /** @description the services that it touches */
      services: string[];
      /** @description id of the environment; null: none */
      environment: string;
      /** @description what the environment is for: production, staging, test, development */
      tier: string;
      /** @description whether a pipeline did it that the ledger hears of */
      isControlled: boolean;
      /** @description which kind it is */
      kind: string;
      /** @description how its kind is known */
      kindBasis: string;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description package URL of the artifact */
      artifactId: string | null;
      /** @description digest of the artifact that ran before; null: none or not known */
      previousArtifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description digest of the configuration before; null: none or not known */
      previousConfigDigest: string | null;
      /** @description flag and what it was set to, of a flag that was turned */
      flag: components['schemas']['FlagDto'] | null;
      /** @description when it was asked for */
      requestedAt: string | null;
      /** @description when it started; null: not known */
      startedAt: string | null;
      /** @description when it changed what runs; null: it did not */
      effectiveAt: string | null;
      /** @description when it finished; null: it has not */
      finishedAt: string | null;
      /** @description how it stands */
      state: string;
      /** @description how it ended; null: it does not say */
      outcome: string | null;
      /** @description the person behind it by their one name; null: nobody is named, which is no pass (rule 6) */
      deployer: string | null;
      /** @description the account that did it */
      account: components['schemas']['ActorDto'] | null;
      /** @description what started it; null: not known */
      trigger: string | null;
      /** @description id of the pipeline run; null: not known */
      pipelineRun: string | null;
      /** @description which attempt it was, counted from 1 */
      attempt: number;
      /** @description how it was rolled out; null: not known */
      strategy: string | null;
      /** @description the steps of the rollout */
      phases: components['schemas']['PhaseDto'][];
      /** @description whether what was deployed became ready; null: not known */
      readiness: string | null;
      /** @description id of the Change; null: it belongs to none */
      changeId: string | null;
      /** @description how its deployments were joined to it */
      matchBasis: string;
      /** @description how the deployment was authorised; null where nothing needs to be */
      authorisation: string | null;
      /** @description which rule says so */
      authorisationReason: string | null;
      /** @description whether it was authorised at first exposure; null: the clocks cannot tell, or nothing needs to be */
      approvalAtStart: boolean | null;
      /** @description freezes that it fell into */
      freezeHits: components['schemas']['FreezeHitDto'][];
      /** @description whether it was within its window; null: there is none */
      windowOk: boolean | null;
      /** @description ids of Deployments */
      takesBack: string | null;
      /** @description id of the Deployment that took it back; null: none */
      takenBackBy: string | null;
      /** @description whether it carries out the backout plan */
      isPlannedBackout: boolean;
      /** @description the tag that it used and that had named other digests; null: none */
      mutableTag: components['schemas']['MutableTagDto'] | null;
      /** @description how the suites stand that are required of it */
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      /** @description where it ran before, environment by environment */
      stages: components['schemas']['StageDto'][];
      /** @description the commits that it brought, since what ran before */
      commits: components['schemas']['CommitDto'][];
      /** @description ids of IncidentLinks */
      incidents: string[];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    IncidentDto: {
      /** @description its number in the system that has it */
      incident: string;
      /** @description the service; null: not known */
      service: string | null;
      /** @description id of the environment; null: none */
      environment: string | null;
      /** @description how severe; null: not known */
      severity: string | null;
      /** @description what it is, in the words of its publisher */
      description: string | null;
      /** @description the ticket of it; null: none */
      ticket: string | null;
      /** @description when it was detected */
      detectedAt: string;
      /** @description when it was resolved; null: it was not */
      resolvedAt: string | null;
      /** @description ids of Deployments and of the Changes that they belong to */
      causedBy: string[];
      /** @description ids of the Changes that it is put down to */
      causedByChanges: string[];
      /** @description `inferred`: it was the latest deployment there (rule 26); null: no cause is known */
      causeBasis: string | null;
      /** @description ids of the Changes that resolved it */
      fixedByChanges: string[];
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ReleaseUnitDto: {
      /** @description the service; null: not known */
      service: string | null;
      /** @description package URL of the artifact */
      artifactId: string;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description what the same service had in the release before */
      previousArtifactDigest: string | null;
      /** @description commits that it was built from */
      sourceRevisions: string[];
      /** @description where its bill of materials is; null: not stated */
      sbomUri: string | null;
      /** @description whether its artifact was signed */
      isSigned: boolean;
      /** @description how the suites stand that are required of it */
      suites: components['schemas']['RequiredSuiteDto'][];
    };
    PromotionDto: {
      /** @description the beginning, included */
      from: string | null;
      /** @description the end, excluded unless a position */
      to: string | null;
      /** @description when */
      at: string;
    };
    ReleaseStageDto: {
      /** @description id of the Deployment */
      deploymentId: string;
      /** @description the service; null: not known */
      service: string | null;
      /** @description id of the environment; null: none */
      environment: string;
      /** @description what the environment is for: production, staging, test, development */
      tier: string;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description how it stands */
      state: string;
      /** @description when it changed what runs; null: it did not */
      effectiveAt: string | null;
      /** @description when it finished; null: it has not */
      finishedAt: string | null;
    };
    ReleaseDto: {
      /** @description subject id of its events */
      release: string;
      /** @description the version */
      version: string;
      /** @description by the version against that of the release before; null: not to be told */
      type: string | null;
      /** @description the services that it touches */
      services: string[];
      /** @description how it stands */
      state: string;
      /** @description the smallest things released together */
      units: components['schemas']['ReleaseUnitDto'][];
      /** @description the Merkle root of the units, and whether the publisher states the same; null: states none */
      manifestHash: string;
      /** @description whether the publisher states the same hash; null: states none */
      isManifestConfirmed: boolean | null;
      /** @description code changes that its publisher names */
      sourceChanges: string[];
      /** @description commits since the release before */
      commits: components['schemas']['CommitDto'][];
      /** @description id of the Release before it, of the same service */
      previous: string | null;
      /** @description ids of Changes, Deployments and Approvals */
      changes: string[];
      /** @description the deployments that belong to it */
      deployments: string[];
      /** @description the approvals that count for it */
      approvals: string[];
      /** @description how it went from environment to environment */
      promotions: components['schemas']['PromotionDto'][];
      /** @description where it ran before, environment by environment */
      stages: components['schemas']['ReleaseStageDto'][];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description where its notes are; null: not stated */
      notesUri: string | null;
      /** @description when it was to begin; null: not planned */
      plannedStart: string | null;
      /** @description when it was to end; null: not planned */
      plannedEnd: string | null;
      /** @description when it was made */
      createdAt: string | null;
      /** @description since when it is available; null: it is not */
      availableAt: string | null;
      /** @description since when it is withdrawn; null: it is not */
      withdrawnAt: string | null;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ItemStateDto: {
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description of a flag: what it is set to */
      value: string | null;
      /** @description since when */
      since: string;
      /** @description ids of the Deployment that brought it and of the Change that it belongs to */
      deploymentId: string;
      /** @description id of the Change; null: it belongs to none */
      changeId: string | null;
    };
    ItemRelationDto: {
      /** @description which kind it is */
      kind: string;
      /** @description id of the other item */
      target: string;
    };
    ItemDto: {
      /** @description which class of Configuration item it is */
      class: string;
      /** @description what it is called */
      name: string;
      /** @description id of the environment; null: none */
      environment: string | null;
      /** @description what the environment is for: production, staging, test, development */
      tier: string | null;
      /** @description who answers for it; null: not known */
      owner: string | null;
      /** @description how critical the service is; null: not configured */
      criticality: string | null;
      /** @description what it is regulated by: `SOX` */
      regulatoryTags: string[];
      /** @description how far it is */
      lifecycle: string;
      /** @description what runs, or what holds, now; null: nothing */
      currentState: components['schemas']['ItemStateDto'] | null;
      /** @description how it is related to other items */
      relations: components['schemas']['ItemRelationDto'][];
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
    };
    ChangePartsDto: {
      /** @description the approvals that count for it */
      approvals?: components['schemas']['ApprovalDto'][];
      /** @description the deployments that belong to it */
      deployments?: components['schemas']['DeploymentDto'][];
      /** @description the incidents that belong to it */
      incidents?: components['schemas']['IncidentDto'][];
      /** @description the Releases that it belongs to */
      releases?: components['schemas']['ReleaseDto'][];
      /** @description the Configuration items of its artifacts */
      artifacts?: components['schemas']['ItemDto'][];
    };
    ExpandedChangeDto: {
      /** @description its number */
      number: string;
      /** @description what it was: a standard change outside its model is a normal one (rule 3) */
      type: string;
      /** @description what its request says it is */
      claimedType: string | null;
      /** @description the change model that it follows; null: none */
      modelId: string | null;
      /** @description its version; null: none */
      modelVersion: string | null;
      /** @description what of the model it breaks */
      modelViolations: string[];
      /** @description what it is called, in the words of its publisher */
      title: string | null;
      /** @description what it is, in the words of its publisher */
      description: string | null;
      /** @description why */
      reason: string | null;
      /** @description who asked for it */
      requestedBy: string | null;
      /** @description who answers for it; null: not known */
      owner: string | null;
      /** @description the services that it touches */
      services: string[];
      /** @description ids of Configuration items */
      items: string[];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description what those environments are for */
      tiers: string[];
      /** @description what its services are regulated by: `SOX` */
      regulatoryTags: string[];
      /** @description digests of the artifacts that it brings */
      artifactDigests: string[];
      /** @description digests of the configurations that it brings */
      configDigests: string[];
      /** @description commits that it was built from */
      sourceRevisions: string[];
      /** @description code changes (pull requests) that it brings */
      sourceChanges: string[];
      /** @description numbers of its change requests */
      changeRequests: string[];
      /** @description hash of what goes where: what an approval must have named */
      scopeHash: string;
      /** @description how its deployments were joined to it */
      matchBasis: string;
      /** @description how far it is */
      lifecycle: string;
      /** @description whether it is held */
      isOnHold: boolean;
      /** @description whether it was authorised before it went live */
      authorisation: string;
      /** @description which rule says so */
      authorisationReason: string;
      /** @description by which authority; null: none */
      authority: string | null;
      /** @description since when it was authorised; null: it was not */
      authorisedAt: string | null;
      /** @description how it ended; null: it has not */
      closeCode: string | null;
      /** @description whether it was backed out, and how that went */
      backoutResult: string;
      /** @description when it was to begin; null: not planned */
      plannedStart: string | null;
      /** @description when it was to end; null: not planned */
      plannedEnd: string | null;
      /** @description when it began; null: it has not */
      actualStart: string | null;
      /** @description when it ended; null: it has not */
      actualEnd: string | null;
      /** @description position of the entry that first told of its start: as of it, the record stood as implementation began */
      implementationPosition: number | null;
      /** @description the risk that was stated; null: none was */
      risk: components['schemas']['RiskDto'] | null;
      /** @description what it affects, as requested; null: not stated */
      impact: string | null;
      /** @description what it means for security, as requested; null: not stated */
      securityImpact: string | null;
      /** @description how it would be undone; null: no plan was stated */
      backoutPlan: components['schemas']['BackoutPlanDto'] | null;
      /** @description the finished test suites on what it brings */
      tests: components['schemas']['SuiteRunDto'][];
      /** @description how the suites stand that are required of it */
      requiredSuites: components['schemas']['RequiredSuiteDto'][];
      /** @description what policies said of it before it began */
      gates: components['schemas']['GateVerdictDto'][];
      /** @description tickets that its commits and requests name */
      tickets: components['schemas']['TicketDto'][];
      /** @description the approvals that count for it */
      approvals: components['schemas']['ChangeApprovalDto'][];
      /** @description the deployments that belong to it */
      deployments: components['schemas']['ChangeDeploymentDto'][];
      /** @description ids of Releases */
      releases: string[];
      /** @description incidents that are put down to it */
      incidentsCaused: components['schemas']['IncidentReferenceDto'][];
      /** @description incidents that it resolved */
      incidentsFixed: components['schemas']['IncidentReferenceDto'][];
      /** @description ids of Changes: whose consequences it repairs, and which repair its own (rule 9) */
      remediates: string[];
      /** @description ids of the Changes that repair its consequences */
      remediatedBy: string[];
      /** @description what makes it an emergency; null: it is none */
      emergency: components['schemas']['EmergencyDto'] | null;
      /** @description without authorisation at first exposure: no later approval takes that back */
      isUnauthorised: boolean;
      /** @description its request was submitted after it had begun */
      isRetroRegistered: boolean;
      /** @description what was edited after it had begun */
      postHocEdits: components['schemas']['PostHocEditDto'][];
      /** @description its post-implementation review; null: none */
      review: components['schemas']['ReviewDto'] | null;
      /** @description who did what, and whether any did two things that must be apart */
      segregation: components['schemas']['SegregationDto'];
      /** @description tags that it used and that had named other digests */
      mutableTags: components['schemas']['MutableTagDto'][];
      /** @description positions of evidence whose identity was used for other content before (rule 24) */
      conflicts: number[];
      /** @description the rules by which it was assembled */
      configurationVersion: string;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
      /** @description the records that were asked for beside it, whole */
      expanded?: components['schemas']['ChangePartsDto'];
    };
    TimelineJoinDto: {
      /** @description how it was looked for */
      path: string;
      /** @description by which rule it was joined */
      rule: string;
      /** @description on what this rests */
      basis: string;
    };
    TimelineEventDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description when it says it happened, as written; null: it does not say */
      occurredAt: string | null;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description `subject.predicate` */
      name: string;
      /** @description id of the subject of the event */
      subjectId: string;
      /** @description the source of the event, as received */
      source: string;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description who did it; null: the event does not say */
      actor: components['schemas']['ActorDto'] | null;
      /** @description how it was joined to the record */
      joins: components['schemas']['TimelineJoinDto'][];
    };
    TimelineDto: {
      /** @description what the page holds */
      items: components['schemas']['TimelineEventDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    FieldEditDto: {
      /** @description what was there before; null: nothing */
      before: Record<string, never> | unknown[] | string | number | boolean | null;
      /** @description what is there since; null: nothing */
      after: Record<string, never> | unknown[] | string | number | boolean | null;
      /** @description name of the field */
      field: string;
    };
    ChangeEditDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description what of the record it made otherwise */
      fields: components['schemas']['FieldEditDto'][];
    };
    ChangeEditsDto: {
      /** @description what the page holds */
      items: components['schemas']['ChangeEditDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ScheduledChangeDto: {
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description what it is called, in the words of its publisher */
      title: string | null;
      /** @description its type */
      type: string;
      /** @description how far it is */
      lifecycle: string;
      /** @description whether it was authorised before it went live */
      authorisation: string;
      /** @description the services that it touches */
      services: string[];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description when it begins */
      start: string;
      /** @description when it ends */
      end: string;
      /** @description whether anybody planned it; else the times are those of its implementation */
      isPlanned: boolean;
    };
    ScheduleDto: {
      /** @description what the page holds */
      items: components['schemas']['ScheduledChangeDto'][];
      /** @description the beginning, included */
      from: string;
      /** @description the end, excluded unless a position */
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    MovedTagDto: {
      /** @description the tag */
      tag: string;
      /** @description the digests that it named */
      digests: string[];
      /** @description ids of the Deployments that used it */
      deployments: string[];
    };
    MovedTagsDto: {
      /** @description what the page holds */
      items: components['schemas']['MovedTagDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ArtifactDeploymentDto: {
      /** @description id of the Deployment */
      deploymentId: string;
      /** @description the service; null: not known */
      service: string | null;
      /** @description id of the environment; null: none */
      environment: string;
      /** @description what the environment is for: production, staging, test, development */
      tier: string;
      /** @description which kind it is */
      kind: string;
      /** @description how it stands */
      state: string;
      /** @description when it changed what runs; null: it did not */
      effectiveAt: string | null;
      /** @description who deployed it; null: not known */
      deployer: string | null;
      /** @description id of the Change; null: it belongs to none */
      changeId: string | null;
      /** @description whether it was authorised before it went live */
      authorisation: string | null;
      /** @description whose approval of the Change was valid for what went live */
      approvers: string[];
    };
    ArtifactHistoryDto: {
      /** @description what the page holds */
      items: components['schemas']['ArtifactDeploymentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ActivityDto: {
      /** @description id of the Change; null: it belongs to none */
      changeId: string;
      /** @description what it is called, in the words of its publisher */
      title: string | null;
      /** @description its type */
      type: string;
      /** @description whether it was authorised before it went live */
      authorisation: string;
      /** @description when it began; null: it has not */
      actualStart: string | null;
      /** @description as what, of all that can be asked for */
      roles: string[];
      /** @description ids of the Approvals that they decided, and of the Deployments that they made */
      approvals: string[];
      /** @description the deployments that belong to it */
      deployments: string[];
    };
    ActivityPageDto: {
      /** @description what the page holds */
      items: components['schemas']['ActivityDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ProducerGapDto: {
      /** @description who numbers its events */
      producer: string;
      /** @description the first number that is lacking */
      numberFrom: number;
      /** @description the last number that is lacking */
      numberTo: number;
      /** @description position of the entry that showed that they are lacking */
      since: number;
    };
    ProducerGapsDto: {
      /** @description what the page holds */
      items: components['schemas']['ProducerGapDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    LateEntryDto: {
      /** @description index of the entry in its ledger, counted from 0 */
      position: number;
      /** @description when it happened, as its publisher says */
      occurredAt: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description whole seconds between the time that it claims and the time of recording */
      secondsLate: number;
      /** @description `subject.predicate` */
      name: string;
      /** @description id of the subject of the event */
      subjectId: string;
      /** @description the source of the event, as received */
      source: string;
      /** @description its id: the same for as long as the ledger is */
      id: string;
    };
    LateEntriesDto: {
      /** @description what the page holds */
      items: components['schemas']['LateEntryDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReleasePageDto: {
      /** @description what the page holds */
      items: components['schemas']['ReleaseDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReleasePartsDto: {
      /** @description the Configuration items of the artifacts of its units */
      units?: components['schemas']['ItemDto'][];
      /** @description the Changes that belong to it */
      changes?: components['schemas']['ChangeDto'][];
      /** @description the deployments that belong to it */
      deployments?: components['schemas']['DeploymentDto'][];
      /** @description of the Release and of its Changes */
      approvals?: components['schemas']['ApprovalDto'][];
      /** @description known issues: incidents that are put down to its deployments */
      incidents?: components['schemas']['IncidentDto'][];
    };
    ExpandedReleaseDto: {
      /** @description subject id of its events */
      release: string;
      /** @description the version */
      version: string;
      /** @description by the version against that of the release before; null: not to be told */
      type: string | null;
      /** @description the services that it touches */
      services: string[];
      /** @description how it stands */
      state: string;
      /** @description the smallest things released together */
      units: components['schemas']['ReleaseUnitDto'][];
      /** @description the Merkle root of the units, and whether the publisher states the same; null: states none */
      manifestHash: string;
      /** @description whether the publisher states the same hash; null: states none */
      isManifestConfirmed: boolean | null;
      /** @description code changes that its publisher names */
      sourceChanges: string[];
      /** @description commits since the release before */
      commits: components['schemas']['CommitDto'][];
      /** @description id of the Release before it, of the same service */
      previous: string | null;
      /** @description ids of Changes, Deployments and Approvals */
      changes: string[];
      /** @description the deployments that belong to it */
      deployments: string[];
      /** @description the approvals that count for it */
      approvals: string[];
      /** @description how it went from environment to environment */
      promotions: components['schemas']['PromotionDto'][];
      /** @description where it ran before, environment by environment */
      stages: components['schemas']['ReleaseStageDto'][];
      /** @description ids of the environments that it touches; of a key: that it is for */
      environments: string[];
      /** @description where its notes are; null: not stated */
      notesUri: string | null;
      /** @description when it was to begin; null: not planned */
      plannedStart: string | null;
      /** @description when it was to end; null: not planned */
      plannedEnd: string | null;
      /** @description when it was made */
      createdAt: string | null;
      /** @description since when it is available; null: it is not */
      availableAt: string | null;
      /** @description since when it is withdrawn; null: it is not */
      withdrawnAt: string | null;
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description positions of the first and the last entry that it was assembled from */
      firstPosition: number;
      /** @description position of the last entry that it was assembled from */
      lastPosition: number;
      /** @description since when it is true, as its first evidence claims, and when the ledger first knew it */
      validFrom: string;
      /** @description when the ledger recorded it (RFC 3339, UTC) */
      recordedAt: string;
      /** @description positions of every entry that it was assembled from */
      sourceEvents: number[];
      /** @description positions of events that it leads to, of which nothing is known, for they were erased */
      payloadsErased: number[];
      /** @description how each of them was joined */
      joins: components['schemas']['JoinDto'][];
      /** @description version of the code that assembled it */
      projectionVersion: number;
      /** @description the same thing in other systems */
      externalRefs: components['schemas']['ExternalReferenceDto'][];
      /** @description the records that were asked for beside it, whole */
      expanded?: components['schemas']['ReleasePartsDto'];
    };
    ReleaseCertificateDto: {
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at */
      asOf: number;
      /** @description the Release */
      release: components['schemas']['ReleaseDto'];
      /** @description the Configuration items of the artifacts of its units */
      units: components['schemas']['ItemDto'][];
      /** @description the Changes that belong to it */
      changes: components['schemas']['ChangeDto'][];
      /** @description the deployments that belong to it */
      deployments: components['schemas']['DeploymentDto'][];
      /** @description of the Release and of its Changes */
      approvals: components['schemas']['ApprovalDto'][];
      /** @description known issues: incidents that are put down to its deployments */
      incidents: components['schemas']['IncidentDto'][];
    };
    DeploymentPageDto: {
      /** @description what the page holds */
      items: components['schemas']['DeploymentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ApprovalPageDto: {
      /** @description what the page holds */
      items: components['schemas']['ApprovalDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ItemPageDto: {
      /** @description what the page holds */
      items: components['schemas']['ItemDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    IncidentPageDto: {
      /** @description what the page holds */
      items: components['schemas']['IncidentDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    RunningServiceDto: {
      /** @description the service; null: not known */
      service: string;
      /** @description digest of the artifact; null: none */
      artifactDigest: string | null;
      /** @description digest of the configuration; null: none */
      configDigest: string | null;
      /** @description since when */
      since: string;
      /** @description id of the Deployment */
      deploymentId: string;
      /** @description id of the Change; null: it belongs to none */
      changeId: string | null;
    };
    EnvironmentStateDto: {
      /** @description what the page holds */
      items: components['schemas']['RunningServiceDto'][];
      /** @description id of the environment; null: none */
      environment: string;
      /** @description when it ran, RFC 3339 */
      at: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    EnvironmentLineDto: {
      /** @description the service; null: not known */
      service: string;
      /** @description what was there before; null: nothing */
      before: components['schemas']['RunningServiceDto'] | null;
      /** @description what is there since; null: nothing */
      after: components['schemas']['RunningServiceDto'] | null;
      /** @description ids of the Changes that took effect in between, without those outside any Change */
      changes: string[];
      /** @description ids of the Deployments that took effect in between */
      deployments: string[];
    };
    EnvironmentDiffDto: {
      /** @description what the page holds */
      items: components['schemas']['EnvironmentLineDto'][];
      /** @description id of the environment; null: none */
      environment: string;
      /** @description the beginning, included */
      from: string;
      /** @description the end, excluded unless a position */
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    FigureDto: {
      /** @description a number; `{part, whole, rate}`; or `{p50, p75, p90}` */
      value?: Record<string, never> | unknown[] | string | number | boolean | null;
      /** @description which kind it is */
      kind: string;
      /** @description how many it was computed from */
      n?: number;
      /** @description which part of it rests on inferred joins, 0 to 1 */
      inferredShare?: number;
      /** @description why */
      reason?: string;
    };
    DeliverySettingsDto: {
      /** @description severities of incidents that count as failures */
      failureSeverities: string[];
      /** @description how long after a deployment an incident counts as caused by it */
      incidentHours: number;
    };
    DeliveryMetricsDto: {
      /** @description the service; null: not known */
      service: string;
      /** @description deployments that count, and how many do not, by reason */
      n: number;
      /** @description what was left out, and why */
      excluded: {
        [key: string]: number;
      };
      /** @description hours from commit to production (DORA: change lead time) */
      leadTimeHours: components['schemas']['FigureDto'];
      /** @description deployments to production a day (DORA: deployment frequency) */
      deploymentsPerDay: components['schemas']['FigureDto'];
      /** @description days a week on which there was one */
      deploymentDaysPerWeek: components['schemas']['FigureDto'];
      /** @description share of deployments that caused a failure (DORA) */
      changeFailRate: components['schemas']['FigureDto'];
      /** @description hours until a failed deployment was recovered from (DORA) */
      recoveryTimeHours: components['schemas']['FigureDto'];
      /** @description share of deployments that repaired another (DORA) */
      reworkRate: components['schemas']['FigureDto'];
      /** @description what it was computed by */
      settings: components['schemas']['DeliverySettingsDto'];
    };
    DeliveryDto: {
      /** @description what the page holds */
      items: components['schemas']['DeliveryMetricsDto'][];
      /** @description the beginning, included */
      from: string;
      /** @description the end, excluded unless a position */
      to: string;
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
      ledger: string;
      /** @description the last position looked at; null while the ledger is empty */
      asOf: number | null;
      /** @description cursor of the next page; null on the last */
      next: string | null;
    };
    ReportFileDto: {
      /** @description the format of the file */
      format: string;
      /** @description the media type of the bytes */
      mediaType: string;
      /** @description how many there are: bytes of a payload or file, entries of a checkpoint */
      size: number;
      /** @description SHA-256 of its bytes, hexadecimal */
      digest: string;
      /** @description where to download it */
      href: string;
    };
    ReportDto: {
      /** @description its id: the same for as long as the ledger is */
      id: string;
      /** @description name of the report */
      definition: string;
      /** @description the beginning of its period, included */
      periodFrom: string;
      /** @description the end of its period, excluded */
      periodTo: string;
      /** @description the time zone of the period */
      timeZone: string;
      /** @description the last position that it has looked at */
      asOf: number | null;
      /** @description rows in each of its files */
      rows: number;
      /** @description when it was produced */
      producedAt: string;
      /** @description its files */
      files: components['schemas']['ReportFileDto'][];
    };
    ReportPageDto: {
      /** @description what the page holds */
      items: components['schemas']['ReportDto'][];
      /** @description how many items the whole list has as of that position */
      total: number;
      /** @description the ledger that is spoken of */
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
      /** @description the reports that are new */
      produced: string[];
    };
    /** @description A problem detail (RFC 9457): what went wrong and what to do next. */
    Problem: {
      /** @description a relative URI that names the kind of problem */
      type: string;
      /** @description what it is called, in the words of its publisher */
      title: string;
      /** @description the HTTP status */
      status: number;
      /** @description what went wrong here, in words */
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
        content: {
          'application/json': components['schemas']['LiveDto'];
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
        content: {
          'application/json': components['schemas']['ReadyDto'];
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
        content: {
          'text/plain': string;
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
        /** @description its id: the same for as long as the ledger is */
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
        /** @description its id: the same for as long as the ledger is */
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
  listAccessLog: {
    parameters: {
      query?: {
        /** @description Only answers to a query, or how exports began and ended. */
        action?: ('query' | 'export_began' | 'export_ended' | 'export_broken')[];
        /** @description Only reads of these: the id of a key, or `oidc:` and a subject. */
        principal?: string[];
        /** @description Only reads of these routes, e.g. `GET /v1/changes/:id`. */
        operation?: string[];
        /** @description Only reads at or after this time (RFC 3339). */
        from?: string;
        /** @description Only reads before this time (RFC 3339). */
        to?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
          'application/json': components['schemas']['AccessLogDto'];
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
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents+json': Record<string, never>;
        'application/cloudevents-batch+json': Record<string, never>;
      };
    };
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
        /** @description the source of the event, as received */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
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
        /** @description its id: the same for as long as the ledger is */
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
          'text/plain': string;
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
  tileLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description how it was looked for */
        path: string;
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
          'application/octet-stream': string;
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
  payloadLedgers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description how it was looked for */
        path: string;
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
          'application/octet-stream': string;
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
  listErasures: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description its id: the same for as long as the ledger is */
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
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description id of the request for erasure */
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
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description id of the request for erasure */
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
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description index of the entry in its ledger, counted from 0 */
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
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description index of the entry in its ledger, counted from 0 */
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
          'application/octet-stream': string;
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
  inclusionProofs: {
    parameters: {
      query?: {
        /** @description Size of a checkpoint that was signed; default: the newest. */
        size?: number;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description index of the entry in its ledger, counted from 0 */
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
          'text/plain': string;
          'application/json': components['schemas']['InclusionProofDto'];
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
        /** @description its id: the same for as long as the ledger is */
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
        /** @description its type */
        type?: ('standard' | 'normal' | 'emergency')[];
        /** @description how far it is */
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
        /** @description whether it was authorised before it went live */
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
        /** @description how it ended; null: it has not */
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
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /**
         * @description Of an emergency that was not approved before it began: whether it was ratified within the time for
         *     it; `false`: not so, and that time is over as of the position looked at.
         */
        ratifiedWithinSla?: 'true' | 'false';
        /** @description Planned to be over before this time (RFC 3339), or before `now`: when the last entry looked at was recorded. */
        plannedEndBefore?: string;
        /** @description Id of a change model. */
        model?: string[];
        /** @description the service; null: not known */
        service?: string[];
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
        /** @description its type */
        type?: ('standard' | 'normal' | 'emergency')[];
        /** @description how far it is */
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
        /** @description whether it was authorised before it went live */
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
        /** @description how it ended; null: it has not */
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
        /**
         * @description Of an emergency that was not approved before it began: whether it was ratified within the time for
         *     it; `false`: not so, and that time is over as of the position looked at.
         */
        ratifiedWithinSla?: 'true' | 'false';
        /** @description Planned to be over before this time (RFC 3339), or before `now`: when the last entry looked at was recorded. */
        plannedEndBefore?: string;
        /** @description Id of a change model. */
        model?: string[];
        /** @description the service; null: not known */
        service?: string[];
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
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, which time of recording (RFC 3339), or `implementation-start`. */
        asOf?: string;
        /** @description Which records that it names to show whole, as of the same position. */
        expand?: ('incidents' | 'artifacts' | 'tests' | 'approvals' | 'deployments' | 'releases')[];
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description `actualStart`: only what was recorded after its implementation had begun. */
        after?: 'actualStart';
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
      };
      header?: never;
      path: {
        /** @description digest of an artifact, as `sha256:…` */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description As what. */
        roles?: ('deployer' | 'approver' | 'author')[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
        sort?: 'position' | '-position' | 'time' | '-time';
        /** @description Only what happened at or after this time (RFC 3339). */
        from?: string;
        /** @description Only what happened before this time (RFC 3339). */
        to?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Shown by what was recorded at or after this time (RFC 3339). */
        from?: string;
        /** @description Shown by what was recorded before this time (RFC 3339). */
        to?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
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
        /** @description how it stands */
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
        /** @description its type */
        type?: ('major' | 'minor' | 'patch' | 'emergency')[];
        /** @description Subject id of its events. */
        release?: string[];
        /** @description the version */
        version?: string[];
        /** @description the service; null: not known */
        service?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which records that it names to show whole, as of the same position. */
        expand?: ('units' | 'changes' | 'incidents' | 'approvals' | 'deployments')[];
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
          'application/json': components['schemas']['ExpandedReleaseDto'];
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description which kind it is */
        kind?: ('new' | 'upgrade' | 'rollback' | 'redeploy' | 'config' | 'remove')[];
        /** @description how it stands */
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
        /** @description what the environment is for: production, staging, test, development */
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
        /** @description the service; null: not known */
        service?: string[];
        /** @description Digest of a configuration. */
        config?: string[];
        /** @description Who deployed it. */
        actor?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description how it stands */
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
        /** @description What is approved. */
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
        /** @description Who decided. */
        actor?: string[];
        /** @description Number of a Change. */
        change?: string[];
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description Digest of an artifact. */
        artifact?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description which class of Configuration item it is */
        class?: ('service' | 'environment' | 'artifact' | 'configuration' | 'flag')[];
        /** @description how far it is */
        lifecycle?: ('planned' | 'in_use' | 'retired')[];
        /** @description what the environment is for: production, staging, test, development */
        tier?: ('production' | 'staging' | 'test' | 'development')[];
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description what it is called */
        name?: string[];
        /** @description A regulatory tag of its service, such as SOX. */
        tag?: string[];
        /** @description Digest of the artifact that runs. */
        artifact?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description its number in the system that has it */
        incident?: string[];
        /** @description the service; null: not known */
        service?: string[];
        /** @description id of the environment; null: none */
        environment?: string[];
        /** @description how severe; null: not known */
        severity?: string[];
        /** @description Number of a Change that caused it. */
        causedBy?: string[];
        /** @description Number of a Change that resolved it. */
        fixedBy?: string[];
        /** @description In which order: of first entries, or of when it happened (what has not comes last); with `-` backwards. */
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
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description Which ledger is asked; default: the first configured. */
        ledger?: string;
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description When it ran (RFC 3339); default: the time that `asOf` names, else now. */
        at?: string;
      };
      header?: never;
      path: {
        /** @description id of the environment; null: none */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
        /** @description The first moment (RFC 3339). */
        from: string;
        /** @description The second moment (RFC 3339); default: the time that `asOf` names, else now. */
        to?: string;
      };
      header?: never;
      path: {
        /** @description id of the environment; null: none */
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
        /** @description As of which position, or which time of recording (RFC 3339); default: the newest. */
        asOf?: string;
        /** @description Which fields to show, separated by commas: of a list, of its items; default: all. */
        fields?: string;
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
        /** @description How many items a page holds at most. */
        limit?: number;
        /** @description The `next` of the page before. */
        cursor?: string;
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
      };
      header?: never;
      path: {
        /** @description its id: the same for as long as the ledger is */
        id: string;
        /** @description the format of the file */
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
        content: {
          'text/csv': string;
          'application/octet-stream': string;
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
}
