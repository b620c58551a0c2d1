// Faults on purpose that are on for a connection: set by a lab's button, shown as long as they are, ended with the step.
import { createStore } from 'zustand/vanilla';
import type { LabActionFaults } from '../../core/learn/lab.ts';
import { type LabFaults, NO_FAULTS } from '../../core/learn/lab-faults.ts';
import type { LabFaultState } from '../../core/protocol/lab-fault-contract.ts';
import { cutLabConnection, type LabClientFault, labFaultState, setLabFaults } from '../client/lab-client.ts';
import { companionStore } from './companion-store.ts';
import { learnStore } from './learn-store.ts';
import { findProfile } from './profiles-store.ts';
import { workspacesStore } from './workspaces-store.ts';

export interface FaultsOn {
  readonly clientId: string;
  /** `LAB/STEP`: where they belong. */
  readonly place: string;
  readonly state: LabFaultState;
  /** Milliseconds since the epoch: as far as this page knows. */
  readonly since: number;
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
  const answer = await setLabFaults(companionStore.getState().info, clientId, complete(wanted));
  if (!answer.ok) return learnFaultsStore.setState({ fault: answer.error });
  turnedOn({ clientId, place, state: answer.value });
}

/** What is on already, for a page that was loaded anew. */
export async function findFaults(profileId: string, place: string): Promise<void> {
  const clientId = clientIdOf(profileId);
  if (clientId === '' || learnFaultsStore.getState().on) return;
  const answer = await labFaultState(companionStore.getState().info, clientId);
  if (answer.ok && isAny(answer.value.faults) && !learnFaultsStore.getState().on)
    turnedOn({ clientId, place, state: answer.value });
}

function turnedOn(on: Omit<FaultsOn, 'since'>): void {
  learnFaultsStore.setState({ on: { ...on, since: Date.now() }, fault: null });
  clearInterval(poll);
  poll = setInterval(() => void lookAgain(), POLL_MS);
}

function isAny({ rules, credentials, deny }: LabFaults): boolean {
  return rules.length > 0 || credentials !== null || deny.length > 0;
}

async function lookAgain(): Promise<void> {
  const { on } = learnFaultsStore.getState();
  if (!on) return clearInterval(poll);
  const answer = await labFaultState(companionStore.getState().info, on.clientId);
  if (learnFaultsStore.getState().on !== on || !answer.ok) return;
  // Null: they have ended by themselves.
  learnFaultsStore.setState({ on: isAny(answer.value.faults) ? { ...on, state: answer.value } : null });
}

export async function switchOffFaults(): Promise<void> {
  const { on } = learnFaultsStore.getState();
  clearInterval(poll);
  learnFaultsStore.setState({ on: null, fault: null });
  if (on) await setLabFaults(companionStore.getState().info, on.clientId, NO_FAULTS);
}

/** The person is elsewhere now: what belongs to another place ends, unless it is needed here as well. */
export function faultsBelongTo(place: string | null, needed: readonly LabActionFaults[]): void {
  const { on } = learnFaultsStore.getState();
  if (!on || on.place === place) return learnFaultsStore.setState({ fault: null });
  if (place !== null && needed.some((faults) => isSame(complete(faults), on.state.faults)))
    return learnFaultsStore.setState({ on: { ...on, place }, fault: null });
  void switchOffFaults();
}

learnStore.subscribe(({ place }) => {
  if (place === null) faultsBelongTo(null, []);
});

function complete({ rules = [], credentials = null, deny = [] }: LabActionFaults): LabFaults {
  return { rules, credentials, deny };
}

function isSame(a: LabFaults, b: LabFaults): boolean {
  const parts = ({ rules, credentials, deny }: LabFaults) => [
    rules.map(({ packet, from, topic, effect, holdMs, times }) => [packet, from, topic, effect, holdMs, times]),
    credentials && [credentials.username, credentials.password],
    deny.map(({ access, filter }) => [access, filter]),
  ];
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b));
}

export async function cutConnection(profileId: string): Promise<void> {
  const clientId = clientIdOf(profileId);
  if (clientId === '') return learnFaultsStore.setState({ fault: 'not-connected' });
  const answer = await cutLabConnection(companionStore.getState().info, clientId);
  learnFaultsStore.setState({ fault: answer.ok ? null : answer.error });
}
