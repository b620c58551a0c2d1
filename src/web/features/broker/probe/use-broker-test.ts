// Model of the part in which a broker is tried out: what is chosen, the question where one is due, and how it goes.
import { useState } from 'react';
import { useStore } from 'zustand';
import { isLoopbackHost } from '../../../../core/mqtt/host.ts';
import { isPrivateHost } from '../../../../core/mqtt/private-host.ts';
import { brokerRunStore, cancelProbe, isProbing, probeBroker } from '../../../state/broker-report-run.ts';
import { brokerReportViews, changeReportView, reportViewOf } from '../../../state/broker-report-view.ts';
import { profilesStore } from '../../../state/profiles-store.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { prefixFault } from './prefix-fault.ts';

const KIB = 1_024;
export const PACKET_CHOICES: readonly number[] = [16 * KIB, 64 * KIB, 256 * KIB, 1_024 * KIB, 4 * 1_024 * KIB];
const NEAR = { maxPacketBytes: 1_024 * KIB, orderMessages: 200 };
/** A broker of others is spared. */
const FAR = { maxPacketBytes: 64 * KIB, orderMessages: 100 };
/** Besides those of the test of their order, at three QoS. */
const OTHER_MESSAGES = 180;

export function useBrokerTest(profileId: string) {
  const endpoint = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId)?.endpoint);
  const isConnected = useWorkspace(profileId, ({ connection }) => connection.phase === 'connected');
  const run = useStore(brokerRunStore, ({ byProfile }) => byProfile[profileId]);
  const host = endpoint?.host ?? '';
  const isNear = isLoopbackHost(host) || isPrivateHost(host);
  const usual = isNear ? NEAR : FAR;
  const view = useStore(brokerReportViews, (state) => reportViewOf(state, profileId));
  const { prefix } = view;
  const [showsFault, setShowsFault] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const maxPacketBytes = view.maxPacketBytes ?? usual.maxPacketBytes;
  const fault = prefixFault(prefix);

  const begin = () => {
    setIsAsking(false);
    if (endpoint) void probeBroker(profileId, endpoint, { ...usual, prefix, maxPacketBytes });
  };
  return {
    ...{ host, isConnected, run, prefix, maxPacketBytes },
    setMaxPacketBytes: (bytes: number) => changeReportView(profileId, { maxPacketBytes: bytes }),
    messages: 3 * usual.orderMessages + OTHER_MESSAGES,
    isRunning: isProbing(run),
    fault: showsFault ? fault : null,
    isAsking,
    setPrefix: (text: string) => {
      changeReportView(profileId, { prefix: text });
      // While it is typed only what was wrong already is looked at again.
      if (showsFault && prefixFault(text) === null) setShowsFault(false);
    },
    /** False: something that is chosen is wrong, and says so. */
    start: (): boolean => {
      setShowsFault(fault !== null);
      if (fault !== null) return false;
      if (isNear) begin();
      else setIsAsking(true);
      return true;
    },
    begin,
    dropQuestion: () => setIsAsking(false),
    cancel: () => cancelProbe(profileId),
  };
}

export type BrokerTest = ReturnType<typeof useBrokerTest>;
