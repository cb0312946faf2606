// SPDX-License-Identifier: Apache-2.0

/** What `change-ledger verify --help` shows. */
export const USAGE = `Usage: change-ledger verify TARGET --key VKEY… [options]

Holds a ledger, or a part of one, to what its log and its witnesses signed. Nothing
that is trusted comes from TARGET: keys and earlier checkpoints are brought along.

  TARGET                   an export (one tar, or its folder), the folder of an archive,
                           or a URL: http(s)://HOST/v1/ledgers/LEDGER of a running
                           service, or any host of an archive
  --key VKEY               a key of the log or of a witness, or a file of keys, one a
                           line; obtained from elsewhere; may be given several times
  --policy FILE            which witnesses are enough (C2SP tlog-policy); its keys are
                           known too. Without: any one of the witnesses given
  --pinned FILE            a checkpoint of this ledger that was kept from earlier
  --depth entries|payloads only hash the entries, or also read them and hold payloads to
                           them (default payloads)
  --access-key-file FILE   the bearer key for a URL; never on the command line
  --json                   a report for machines (docs/verify-report.schema.json)
  --help                   this

A ledger signs with several keys while it changes them: one that is known is enough, and
signatures by unknown keys say nothing. A new key is believed because it was given here,
or because a 'key' entry below a checkpoint that the old key signed names it: look it up
in the ledger while it still verifies with the old key. Entries teach this command no keys.

Exit codes, the highest that applies:
  0  all verdicts are OK or REDACTED; UNANCHORED only where nothing was given to anchor to
  1  TARGET could not be read: there is no verdict
  2  the command was not understood
  3  UNANCHORED: nobody whose key was given vouches for it
  4  UNKNOWN-FORMAT: something is of a form that this version does not know
  5  INCOMPLETE: something that is needed is not there
  6  TAMPERED: something is not what it was
`;
