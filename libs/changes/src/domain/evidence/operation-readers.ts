// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import { configIn, digestIn, idIn, objectsIn, textIn, textsIn } from './fact-fields.js';
import type { EvidenceHead } from './head.js';
import type {
  EnvironmentEvidence,
  IncidentEvidence,
  ReleasedUnit,
  ReleaseEvidence,
} from './operation-evidence.js';

export function readIncident(fact: Fact, head: EvidenceHead): IncidentEvidence {
  const said = fact.profile?.incident ?? {};
  const [place] = fact.places;
  return {
    ...head,
    kind: 'incident',
    incident: fact.subjectId,
    service: place?.service ?? null,
    environment: place?.environment ?? null,
    severity: said.severity ?? null,
    description: textIn(fact.content, 'description'),
    causedBy: said.causedBy ?? null,
    ticket: said.ticket ?? textIn(fact.content, 'ticketURI'),
  };
}

export function readRelease(fact: Fact, head: EvidenceHead): ReleaseEvidence {
  const { content } = fact;
  const units = unitsIn(fact);
  const services = [
    ...textsIn(content, 'services'),
    ...units.flatMap((unit) => unit.service ?? []),
  ];
  return {
    ...head,
    kind: 'release',
    release: fact.subjectId,
    version: textIn(content, 'version'),
    units,
    sourceChanges: textsIn(content, 'changes'),
    services: [...new Set(services)].toSorted(),
    fromEnvironment: idIn(content, 'fromEnvironment'),
    toEnvironment: idIn(content, 'toEnvironment'),
    notesUri: textIn(content, 'notesUri'),
    manifestHash: textIn(content, 'manifestHash'),
  };
}

export function readEnvironment(fact: Fact, head: EvidenceHead): EnvironmentEvidence {
  return {
    ...head,
    kind: 'environment',
    environment: fact.subjectId,
    title: textIn(fact.content, 'name'),
  };
}

/** Artifacts that the units do not name are units of a service that is not said. */
function unitsIn({ content }: Fact): readonly ReleasedUnit[] {
  const units = objectsIn(content, 'units').flatMap((unit) => {
    const artifactId = textIn(unit, 'artifactId');
    if (artifactId === null) return [];
    const configDigest = configIn(textIn(unit, 'configDigest'));
    const service = textIn(unit, 'service');
    return [{ service, artifactId, artifactDigest: digestIn(artifactId), configDigest }];
  });
  const named = new Set(units.map(({ artifactId }) => artifactId));
  const rest = textsIn(content, 'artifactIds').filter((artifactId) => !named.has(artifactId));
  return [
    ...units,
    ...rest.map((artifactId) => ({
      service: null,
      artifactId,
      artifactDigest: digestIn(artifactId),
      configDigest: null,
    })),
  ];
}
