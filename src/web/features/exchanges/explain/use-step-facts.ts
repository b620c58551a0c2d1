// What an explanation needs of a packet beside its exchange's steps: the version, and what CONNACK and SUBACK say.
import { useEffect, useState } from 'react';
import type { ExchangeStep } from '../../../../core/log/exchange.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { PacketDetail } from '../../../../core/protocol/engine-contract.ts';
import type { PacketField } from '../../../../core/wire/dissect/packet-field.ts';
import { fetchPacketDetail } from '../../../state/log-access.ts';
import type { StepFacts } from './explain-step.ts';

export interface KnownFacts extends StepFacts {
  readonly version: ProtocolVersion;
}

const MOST_LIKELY: KnownFacts = { version: 5, sessionPresent: null, grantsSome: false };

/** Null until they are there. `packetSeq`: a packet of the same connection, where the step is none. */
export function useStepFacts(profileId: string, step: ExchangeStep | undefined, packetSeq: number): KnownFacts | null {
  const seq = step?.kind === 'packet' ? step.seq : packetSeq;
  const [known, setKnown] = useState<{ readonly seq: number; readonly facts: KnownFacts } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void fetchPacketDetail(profileId, seq, 0).then((detail) => {
      if (isCurrent) setKnown({ seq, facts: detail ? factsOf(detail) : MOST_LIKELY });
    });
    return () => {
      isCurrent = false;
    };
  }, [profileId, seq]);
  return known?.seq === seq ? known.facts : null;
}

function factsOf({ version, row, dissection }: PacketDetail): KnownFacts {
  const fields = flat(dissection.fields);
  const present = fields.find(({ key }) => key === 'sessionPresent')?.value;
  const grantsSome =
    row.type === 'SUBACK' &&
    fields.some(({ key, value }) => key === 'reasonCode' && value.kind === 'code' && value.value < 0x80);
  return { version, grantsSome, sessionPresent: present?.kind === 'flag' ? present.value : null };
}

function flat(fields: readonly PacketField[]): readonly PacketField[] {
  return fields.flatMap((field) => [field, ...flat(field.children)]);
}
