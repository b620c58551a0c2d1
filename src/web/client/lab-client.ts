// Has the companion's broker misbehave for one client's connection, and stop doing so.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { LabFaults } from '../../core/learn/lab-faults.ts';
import type { CompanionInfo } from '../../core/protocol/companion-contract.ts';
import { LAB_FAULT_PATH, type LabFaultRequest, type LabFaultState } from '../../core/protocol/lab-fault-contract.ts';

/** `gone`: nobody answers; `refused`: not for this page, or there is no embedded broker; else what cannot be done, in English. */
export type LabClientFault = 'gone' | 'refused' | { readonly message: string };

export type LabAnswer = Promise<Result<LabFaultState, LabClientFault>>;

export function setLabFaults(info: CompanionInfo | null, clientId: string, faults: LabFaults): LabAnswer {
  return ask(info, (token) => ({ token, clientId, action: 'set', faults }));
}

/** As if a cable was pulled. */
export function cutLabConnection(info: CompanionInfo | null, clientId: string): LabAnswer {
  return ask(info, (token) => ({ token, clientId, action: 'cut' }));
}

export function labFaultState(info: CompanionInfo | null, clientId: string): LabAnswer {
  return ask(info, (token) => ({ token, clientId, action: 'state' }));
}

/** Never rejects. */
async function ask(info: CompanionInfo | null, request: (token: string) => LabFaultRequest): LabAnswer {
  if (!info?.bridge.enabled || info.embeddedBroker === null) return fail('refused');
  try {
    const response = await fetch(new URL(`.${LAB_FAULT_PATH}`, document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request(info.bridge.token)),
      cache: 'no-store',
    });
    if (response.ok) return ok((await response.json()) as LabFaultState);
    if (response.status === 400) return fail({ message: (await response.text()).trim() });
    return fail('refused');
  } catch {
    return fail('gone');
  }
}
