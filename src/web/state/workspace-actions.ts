// What can be done with a workspace. Holds the engines; everything a view shows of them goes through workspacesStore.
import { fail, type Result } from '../../core/base/result.ts';
import { EVERY_MESSAGE, isEveryMessage, isSameList } from '../../core/log/message-query.ts';
import { isEveryPacket, isSamePacketList, type PacketQuery } from '../../core/log/packet-query.ts';
import { EVERY_TOPIC } from '../../core/log/topic-row.ts';
import type { ConnectionProfile, ConnectOptions, ProfileSubscription } from '../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../core/mqtt/endpoint.ts';
import type {
  ConnectionState,
  EngineError,
  EngineEvent,
  MessageQuery,
  PublishRequest,
  SubscriptionRequest,
  Tick,
  TopicTreeView,
} from '../../core/protocol/engine-contract.ts';
import { DEFAULT_LOG_BUDGET_BYTES } from '../../core/protocol/engine-contract.ts';
import { bridgeAccess } from '../client/companion-client.ts';
import { type EngineClient, startEngine } from '../client/engine-client.ts';
import { changeSubscriptions, readProfile, readSecrets } from '../storage/profile-storage.ts';
import { changeCapture, chosenConnection, isCapture } from './captures-store.ts';
import { releaseClaims } from './client-id-claims.ts';
import { companionKnown } from './companion-store.ts';
import { ask, type ConnectGiven, withdrawQuestion } from './connect-questions.ts';
import { passwordRefused, settleTerms } from './connect-terms.ts';
import { forgetJobs, takeJobState } from './jobs-store.ts';
import { keepQuery, keptQuery } from './kept-queries.ts';
import { findProfile } from './profiles-store.ts';
import { notePublishTime } from './publish-times.ts';
import { takeQueued, withdrawAll } from './queued-publishes.ts';
import { recordIfWanted, recordingCrashed, stopRecording, takeRecording } from './recordings-actions.ts';
import { forgetReplay, takeReplayState } from './replay-store.ts';
import { engines } from './running-engines.ts';
import { settingsStore } from './settings-store.ts';
import {
  type ChosenTopic,
  emptyWorkspace,
  isIdle,
  MAX_PUBLISHES,
  type TopicSide,
  type Workspace,
  type WorkspaceTab,
  workspacesStore,
} from './workspaces-store.ts';

let lastPublishId = 0;

/** How long an engine that is to end may take to say goodbye to its broker: one that hears none publishes the will. */
const FAREWELL_MS = 250;

function update(profileId: string, change: (workspace: Workspace) => Partial<Workspace>): void {
  workspacesStore.setState((state) => {
    const workspace = state.byProfile[profileId] ?? newWorkspace(profileId);
    return { byProfile: { ...state.byProfile, [profileId]: { ...workspace, ...change(workspace) } } };
  });
}

function newWorkspace(profileId: string): Workspace {
  return { ...emptyWorkspace(profileId), query: isCapture(profileId) ? null : keptQuery(profileId) };
}

/** Brings a profile's workspace into view; null shows none. */
export function showWorkspace(profileId: string | null): void {
  if (profileId !== null) update(profileId, () => ({}));
  workspacesStore.setState({ activeId: profileId });
}

/** The workspace's engine, which may run already. */
export function engineOf(profileId: string): EngineClient {
  const running = engines.get(profileId);
  if (running) return running;
  // What an engine says on its way out is nobody's concern: its workspace is gone, or has another.
  const isCurrent = () => engines.get(profileId) === engine;
  const engine = startEngine(`engine ${profileId}`, {
    onEvent: (event) => isCurrent() && takeEvent(profileId, event),
    onCrash: (message) => isCurrent() && takeCrash(profileId, message),
  });
  engines.set(profileId, engine);
  const { query, packetQuery, topicView } =
    workspacesStore.getState().byProfile[profileId] ?? emptyWorkspace(profileId);
  if (query) void engine.request('setQuery', { query });
  if (packetQuery) void engine.request('setPacketQuery', { query: packetQuery });
  const { logBudgetBytes } = settingsStore.getState();
  if (logBudgetBytes > 0 && logBudgetBytes !== DEFAULT_LOG_BUDGET_BYTES)
    void engine.request('setBudget', { maxBytes: logBudgetBytes });
  if (topicView !== EVERY_TOPIC) void engine.request('setTopicView', topicView);
  return engine;
}

function takeEvent(profileId: string, event: EngineEvent): void {
  switch (event.type) {
    case 'connection':
      return takeConnection(profileId, event.connection);
    case 'subscriptions':
      return update(profileId, () => ({ subscriptions: event.subscriptions }));
    case 'publish':
      return update(profileId, ({ publishes }) => {
        const at = publishes.findIndex((known) => known.publishId === event.publish.publishId);
        if (at >= 0) return { publishes: publishes.with(at, event.publish) };
        return { publishes: [...publishes, event.publish].slice(-MAX_PUBLISHES) };
      });
    case 'replay':
      return takeReplayState(profileId, event.replay);
    case 'job':
      return takeJobState(profileId, event.job);
    case 'capture':
      return changeCapture(profileId, { state: event.capture });
    case 'recording':
      return takeRecording(profileId, event.recording);
    case 'tick':
      return takeTick(profileId, event.tick);
  }
}

function takeConnection(profileId: string, connection: ConnectionState): void {
  update(profileId, () => ({ connection }));
  if (connection.phase === 'connected') sendQueued(profileId);
  if (!isIdle(profileId)) return;
  releaseClaims(profileId);
  if (connection.phase !== 'failed') return;
  const quiet = workspacesStore.getState().activeId !== profileId;
  const question = passwordRefused(findProfile(profileId), connection.failure, quiet);
  if (question) ask(question);
}

/** What was published before there was a connection. */
function sendQueued(profileId: string): void {
  for (const { message, onSent } of takeQueued(profileId)) void publish(profileId, message).then(onSent);
}

function takeTick(profileId: string, tick: Tick): void {
  update(profileId, () => ({ tick }));
  // The next tick comes after this one was drawn: in a hidden tab none is drawn, and none comes.
  requestAnimationFrame(() => void engines.get(profileId)?.request('tickDrawn', null));
}

function takeCrash(profileId: string, message: string): void {
  // It may have failed at one request only, and would go on beside the next engine.
  engines.get(profileId)?.terminate();
  engines.delete(profileId);
  releaseClaims(profileId);
  recordingCrashed(profileId);
  forgetReplay(profileId);
  forgetJobs(profileId);
  const profile = findProfile(profileId);
  // Its log went with it, and so did what the numbers of its packets meant.
  update(profileId, ({ query }) => ({
    ...emptyWorkspace(profileId),
    query,
    connection: {
      phase: 'failed',
      failure: {
        cause: { kind: 'engine-crashed', message },
        at: Date.now(),
        elapsedMs: 0,
        address: profile ? formatEndpoint(profile.endpoint) : '',
        version: profile?.version ?? 5,
        close: null,
        openedAfterMs: null,
      },
    },
  }));
}

/**
 * Begins to connect with the profile as it is stored now; nothing when it is connected or trying already. Where a password
 * is to be asked for, or the client id is in use, a question comes instead (see connect-questions); its answer is `given`
 * to the next call.
 */
export async function connect(profileId: string, given: ConnectGiven = {}): Promise<void> {
  withdrawQuestion(profileId);
  const profile = await readProfile(profileId);
  if (!profile) return;
  const secrets = await readSecrets(profileId);
  const companion = await companionKnown();
  if (!isIdle(profileId)) return;
  const terms = await settleTerms(profile, given);
  // Asked after all the waiting: another click may have come first, and its engine will not say again how it stands.
  if (!isIdle(profileId)) return;
  if (!terms.ok) return ask(terms.error);
  const { clientId, keepInFlightAs } = terms.value;
  const password = profile.askPassword ? given.password || undefined : secrets.password;
  update(profileId, () => ({ connection: { phase: 'connecting', since: Date.now() } }));
  const engine = engineOf(profileId);
  recordIfWanted(profileId);
  const result = await engine.request('connect', {
    settings: { ...connectOptions(profile), ...secrets, clientId, password },
    subscriptions: profile.subscriptions.map(({ color: _color, ...request }) => request),
    bridge: bridgeAccess(companion),
    keepInFlightAs,
  });
  if (!result.ok) takeCrash(profileId, result.error.message);
}

/** Does not connect after all. */
export function cancelQuestion(profileId: string): void {
  withdrawQuestion(profileId);
  if (isIdle(profileId)) releaseClaims(profileId);
}

/** What of a profile the engine needs. */
export function connectOptions(profile: ConnectionProfile): ConnectOptions {
  const { endpoint, version, clientId, username, keepAliveS, cleanStart } = profile;
  const { will, properties, tls, connectTimeoutS, reconnect } = profile;
  return {
    ...{ endpoint, version, clientId, username, keepAliveS, cleanStart },
    ...{ will, properties, tls, connectTimeoutS, reconnect },
  };
}

export function disconnect(profileId: string): void {
  void engines.get(profileId)?.request('disconnect', null);
}

export function retryNow(profileId: string): void {
  void engines.get(profileId)?.request('retryNow', null);
}

/** The network is back: whoever waits for the next attempt need not. */
export function retryAll(): void {
  for (const { profileId, connection } of Object.values(workspacesStore.getState().byProfile)) {
    if (connection.phase === 'reconnecting') retryNow(profileId);
  }
}

/** Ends a workspace's connection and engine, and forgets what it showed. */
export function closeWorkspace(profileId: string): void {
  cancelQuestion(profileId);
  stopRecording(profileId);
  withdrawAll(profileId);
  const engine = engines.get(profileId);
  engines.delete(profileId);
  void engine?.request('disconnect', null).then(() => setTimeout(() => engine.terminate(), FAREWELL_MS));
  releaseClaims(profileId);
  forgetReplay(profileId);
  forgetJobs(profileId);
  workspacesStore.setState(({ byProfile, activeId }) => {
    const { [profileId]: _closed, ...rest } = byProfile;
    return { byProfile: rest, activeId: activeId === profileId ? null : activeId };
  });
}

/** The colour that the fewest subscriptions have: 1 to 8. */
export function nextColor(subscriptions: readonly ProfileSubscription[]): number {
  const uses = new Array<number>(8).fill(0);
  for (const { color } of subscriptions) uses[color - 1] = (uses[color - 1] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses)) + 1;
}

/** Adds subscriptions (their filters are checked already) to the profile and, when connected, to the session. */
export async function subscribe(profileId: string, wanted: readonly SubscriptionRequest[]): Promise<void> {
  await changeSubscriptions(profileId, (known) => withSubscriptions(known, wanted));
  await engines.get(profileId)?.request('subscribe', { subscriptions: wanted });
}

export async function unsubscribe(profileId: string, filter: string): Promise<void> {
  await changeSubscriptions(profileId, (known) => known.filter((subscription) => subscription.filter !== filter));
  await engines.get(profileId)?.request('unsubscribe', { filters: [filter] });
}

/** `color`: 1 to 8. The engine knows nothing of colours. */
export async function setSubscriptionColor(profileId: string, filter: string, color: number): Promise<void> {
  await changeSubscriptions(profileId, (known) =>
    known.map((subscription) => (subscription.filter === filter ? { ...subscription, color } : subscription)),
  );
}

/** A filter that is known already gets the new QoS and options, and keeps its place and colour. */
function withSubscriptions(
  known: readonly ProfileSubscription[],
  wanted: readonly SubscriptionRequest[],
): readonly ProfileSubscription[] {
  let all = known;
  for (const request of wanted) {
    const at = all.findIndex(({ filter }) => filter === request.filter);
    const before = all[at];
    all = before ? all.with(at, { ...request, color: before.color }) : [...all, { ...request, color: nextColor(all) }];
  }
  return all;
}

/** Resolves with the publish's id (see `Workspace.publishes` for what becomes of it) or with why it was not sent. */
export async function publish(
  profileId: string,
  draft: Omit<PublishRequest, 'publishId'>,
): Promise<Result<number, EngineError>> {
  const engine = engines.get(profileId);
  if (!engine) return fail({ code: 'not-connected', message: 'no engine' });
  const publishId = ++lastPublishId;
  notePublishTime(publishId);
  const result = await engine.request('publish', { ...draft, publishId });
  return result.ok ? { ok: true, value: publishId } : result;
}

/** Brings back what the last `clearLog` took, where `Tick.cleared` is not null. */
export function undoClear(profileId: string): void {
  // Positions in a list that is filtered mean other messages from here on.
  update(profileId, () => ({ pausedAt: null, packetsPausedAt: null }));
  void engines.get(profileId)?.request('undoClear', null);
}

export function clearLog(profileId: string): void {
  update(profileId, () => ({ selectedSeq: null, picked: [], packetSeq: null, pickedPackets: [] }));
  void engines.get(profileId)?.request('clear', null);
}

/** The most bytes that each connection's log may take, from now on and over a reload. */
export function setLogBudget(maxBytes: number): void {
  settingsStore.setState({ logBudgetBytes: maxBytes });
  for (const [id, engine] of engines) if (!isCapture(id)) void engine.request('setBudget', { maxBytes });
}

/** The list holds what matches from here on; a query that lets everything through counts as none. */
export function setQuery(profileId: string, wanted: MessageQuery): void {
  const asked = { ...wanted, connection: chosenConnection(profileId) };
  const query = isEveryMessage(asked) ? null : asked;
  if (!isCapture(profileId)) keepQuery(profileId, query);
  update(profileId, (before) => {
    if (isSameList(before.query, query)) return { query };
    // Ordinals of the list before mean other messages now.
    return { query, pausedAt: null, packetsPausedAt: null };
  });
  void engines.get(profileId)?.request('setQuery', { query });
}

/** As `setQuery`, of the packet list. */
export function setPacketQuery(profileId: string, wanted: PacketQuery): void {
  const packetQuery = isEveryPacket(wanted) ? null : wanted;
  if (isCapture(profileId)) narrowMessages(profileId, wanted.connection);
  update(profileId, (before) => {
    if (isSamePacketList(before.packetQuery, packetQuery)) return { packetQuery };
    // Positions in the list before mean other packets now.
    return { packetQuery, packetsPausedAt: null };
  });
  void engines.get(profileId)?.request('setPacketQuery', { query: packetQuery });
}

/** Of a capture, both lists show the same network connections. */
function narrowMessages(captureId: string, connection: number | null): void {
  if (chosenConnection(captureId) === connection) return;
  changeCapture(captureId, { connection });
  setQuery(captureId, queryOf(captureId));
}

/** Messages of the topics that a filter matches are kept, and not listed; or listed again. */
export function setMuted(profileId: string, topicFilter: string, muted: boolean): void {
  const query = queryOf(profileId);
  const others = query.hiddenFilters.filter((hidden) => hidden !== topicFilter);
  setQuery(profileId, { ...query, hiddenFilters: muted ? [...others, topicFilter] : others });
}

/** Only messages of the topics that a filter matches are listed, whatever else is asked for; null: of all topics. */
export function showOnly(profileId: string, topicFilter: string | null): void {
  setQuery(profileId, { ...queryOf(profileId), topicFilter });
}

/** Lists all messages of the topics that a filter matches, and shows them: whatever was asked for before. */
export function showTopicMessages(profileId: string, topicFilter: string): void {
  setQuery(profileId, { ...EVERY_MESSAGE, topicFilter });
  showTab(profileId, 'messages');
}

function queryOf(profileId: string): MessageQuery {
  return workspacesStore.getState().byProfile[profileId]?.query ?? EVERY_MESSAGE;
}

export function showTab(profileId: string, tab: WorkspaceTab): void {
  update(profileId, () => ({ tab }));
}

export function setTopicView(profileId: string, topicView: TopicTreeView): void {
  update(profileId, () => ({ topicView }));
  void engines.get(profileId)?.request('setTopicView', topicView);
}

/** Chooses a level or topic, and shows what is known of it beside the tree. */
export function selectTopic(profileId: string, { node, topic, isTopic }: ChosenTopic): void {
  update(profileId, () => ({ topic: { node, topic, isTopic }, topicSide: 'topic' }));
}

/** Shows the tree at a topic, wherever a person comes from. */
export function goToTopic(profileId: string, topic: string): void {
  selectTopic(profileId, { node: null, topic, isTopic: true });
  showTab(profileId, 'topics');
}

/** Null closes what stands beside the tree, where it covers it. */
export function showTopicSide(profileId: string, topicSide: TopicSide | null): void {
  update(profileId, () => ({ topicSide }));
}

export function keepTopicScroll(profileId: string, topicScrollPx: number): void {
  // The tree may go because its workspace has gone.
  if (workspacesStore.getState().byProfile[profileId]) update(profileId, () => ({ topicScrollPx }));
}

export function expandTopic(profileId: string, node: number, expanded: boolean): void {
  void engines.get(profileId)?.request('expandTopic', { node, expanded });
}

/** One level more, or none. */
export function expandAllTopics(profileId: string, expanded: boolean): void {
  void engines.get(profileId)?.request('expandAllTopics', { expanded });
  update(profileId, ({ topicFolds }) => ({ topicFolds: topicFolds + 1 }));
}

export function pause(profileId: string): void {
  update(profileId, ({ tick }) => ({ pausedAt: tick.endOrdinal, packetsPausedAt: tick.packets.end }));
}

export function resume(profileId: string): void {
  update(profileId, () => ({ pausedAt: null, packetsPausedAt: null }));
}

/** Shows a packet byte by byte; null: none. */
export function openPacket(profileId: string, seq: number | null): void {
  update(profileId, () => ({ packetSeq: seq, pickedPackets: [] }));
}

/** Chooses several packets at once, besides the one that is opened. */
export function pickPackets(profileId: string, pickedPackets: readonly number[]): void {
  update(profileId, () => ({ pickedPackets }));
}

export function selectMessage(profileId: string, seq: number | null): void {
  update(profileId, () => ({ selectedSeq: seq, picked: [] }));
}

/** Chooses several messages at once, besides the one that is selected. */
export function pickMessages(profileId: string, picked: readonly number[]): void {
  update(profileId, () => ({ picked }));
}
