// Faults on purpose that are on for a connection: set by a lab's button, shown as long as they are, ended with the step.
import { createStore } from 'zustand/vanilla';
import type { LabActionFaults } from '../../core/learn/lab.ts';
import { type LabFaults, NO_FAULTS } from '../../core/learn/lab-faults.ts';
import type { LabFaultState } from '../../core/protocol/lab-fault-contract.ts';
import { cutLabConnection, type LabClientFault, labFaultState, setLabFaults } from '../client/lab-client.ts';
import { companionStore } from './companion-store.ts';
import { findProfile } from './profiles-store.ts';
import { workspacesStore } from './workspaces-store.ts';

export interface FaultsOn {
  readonly clientId: string;
  /** `LAB/STEP`: where they belong. */
  readonly place: string;
  readonly state: LabFaultState;
}

export interface LearnFaultsState {
  readonly on: FaultsOn | null;
  /** Why the last request was not done; null: it was. */
  readonly fault: LabClientFault | 'not-connected' | null;
}

export const learnFaultsStore = createStore<LearnFaultsState>()(() => ({ on: null, fault: null }));

/** What is asked anew while faults are on. */
const POLL_MS = 700;

let poll: ReturnType<typeof setInterval> | undefined;

/** The client id in force; before there is a connection the one of the profile. Empty: none is known. */
function clientIdOf(profileId: string): string {
  const connection = workspacesStore.getState().byProfile[profileId]?.connection;
  if (connection?.phase === 'connected') return connection.session.clientId;
  return findProfile(profileId)?.clientId ?? '';
}

export async function switchOnFaults(profileId: string, place: string, wanted: LabActionFaults): Promise<void> {
  const clientId = clientIdOf(profileId);
  if (clientId === '') return learnFaultsStore.setState({ fault: 'not-connected' });
  const { rules = [], credentials = null, deny = [] } = wanted;
  const faults: LabFaults = { rules, credentials, deny };
  const answer = await setLabFaults(companionStore.getState().info, clientId, faults);
  if (!answer.ok) return learnFaultsStore.setState({ fault: answer.error });
  learnFaultsStore.setState({ on: { clientId, place, state: answer.value }, fault: null });
  clearInterval(poll);
  poll = setInterval(() => void lookAgain(), POLL_MS);
}

async function lookAgain(): Promise<void> {
  const { on } = learnFaultsStore.getState();
  if (!on) return clearInterval(poll);
  const answer = await labFaultState(companionStore.getState().info, on.clientId);
  if (learnFaultsStore.getState().on !== on || !answer.ok) return;
  const { rules, credentials, deny } = answer.value.faults;
  // They have ended by themselves.
  const isOver = rules.length === 0 && credentials === null && deny.length === 0;
  learnFaultsStore.setState({ on: isOver ? null : { ...on, state: answer.value } });
}

export async function switchOffFaults(): Promise<void> {
  const { on } = learnFaultsStore.getState();
  clearInterval(poll);
  learnFaultsStore.setState({ on: null, fault: null });
  if (on) await setLabFaults(companionStore.getState().info, on.clientId, NO_FAULTS);
}

/** The person is elsewhere now: what belongs to another place ends. */
export function faultsBelongTo(place: string | null): void {
  const { on } = learnFaultsStore.getState();
  if (on && on.place !== place) void switchOffFaults();
  else learnFaultsStore.setState({ fault: null });
}

export async function cutConnection(profileId: string): Promise<void> {
  const clientId = clientIdOf(profileId);
  if (clientId === '') return learnFaultsStore.setState({ fault: 'not-connected' });
  const answer = await cutLabConnection(companionStore.getState().info, clientId);
  learnFaultsStore.setState({ fault: answer.ok ? null : answer.error });
}
