// Which versions of MQTT the broker speaks. The first of all tests: the others use the newest that it takes.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type {
  BrokerProbeFault,
  CapabilityFinding,
  Evidence,
  Setback,
} from '../../../core/protocol/broker-probe-contract.ts';
import { finding } from '../finding.ts';
import type { ProbeLab } from '../probe-lab.ts';
import { seen, setbackEvidence } from '../setback.ts';

const NAMES: Readonly<Record<ProtocolVersion, string>> = { 5: '5', 4: '3.1.1', 3: '3.1' };

/** Sets the lab's version and limits. Fails where not even the connection's own version is taken any more. */
export async function findVersions(lab: ProbeLab): Promise<Result<CapabilityFinding, BrokerProbeFault>> {
  const evidence: Evidence[] = [];
  const taken: ProtocolVersion[] = [];
  const { version: own } = lab.terms.settings;
  const versions = [5, 4, 3] as const;
  const clients = await Promise.all(versions.map((version) => lab.connect({ version })));
  let setback: Setback | null = null;
  for (const [i, version] of versions.entries()) {
    const client = clients[i] as (typeof clients)[number];
    if (!client.ok) {
      if (version === own) setback = client.error;
      evidence.push(seen('versionRefused', { name: NAMES[version] }), setbackEvidence(client.error));
      continue;
    }
    if (taken.length === 0) {
      lab.version = version;
      lab.limits = client.value.limits;
    }
    taken.push(version);
    evidence.push(seen('versionAccepted', { name: NAMES[version] }));
    client.value.disconnect();
  }
  if (taken.length === 0) {
    return fail({ kind: 'connect', version: own, setback: setback ?? { kind: 'silent', packet: 'CONNACK' } });
  }
  const text = [...taken].reverse().map((version) => NAMES[version]);
  const value = { kind: 'text', text: text.join(', ') } as const;
  return ok(finding('versions', { verdict: taken.length === 3 ? 'ok' : 'limited', value, evidence }));
}
