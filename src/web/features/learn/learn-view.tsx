// Guided labs: steps, what to do in each, and the packets that prove it.
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { LabAction, LabConnection } from '../../../core/learn/lab.ts';
import type { Exchange } from '../../../core/log/exchange.ts';
import { watchLearnProgress } from '../../state/learn-progress.ts';
import { learnStore } from '../../state/learn-store.ts';
import { addLearnTexts } from './learn-texts.ts';
import { LabList } from './list/lab-list.tsx';
import { watchDroppedLabs } from './own/own-labs-store.ts';
import { reportStore } from './report/report-store.ts';
import { ReportView } from './report/report-view.tsx';
import { LabView } from './view/lab-view.tsx';

addLearnTexts();

export interface LearnViewProps {
  /** The connection that the lab is done on; null: none is open yet. */
  readonly profileId: string | null;
  /** What a button of a task prepares, as far as other parts of the app do it. */
  readonly onAction: (action: LabAction) => void;
  /** The connection in view is the one that a task would make: it is changed instead. */
  readonly isThere: (connection: LabConnection) => boolean;
  /** The exchange that a packet belongs to, live; with what its last step means. */
  readonly renderExchange: (profileId: string, seq: number, explains: boolean) => ReactNode;
  /** An exchange whose packets are in no log any more. */
  readonly renderKept: (exchange: Exchange) => ReactNode;
  /** A drawing of an exchange for paper. */
  readonly drawExchange: (exchange: Exchange) => ReactNode;
  /** What writes an exchange as text. */
  readonly loadWriter: () => Promise<(exchange: Exchange) => string>;
  /** Shows a packet in the packet list. */
  readonly onPacket: (profileId: string, seq: number) => void;
}

export function LearnView(props: LearnViewProps) {
  const place = useStore(learnStore, (state) => state.place);
  useEffect(watchLearnProgress, []);
  useEffect(watchDroppedLabs, []);
  const reported = useStore(reportStore, ({ labId }) => labId);
  return (
    <>
      {place === null ? <LabList /> : <LabView key={place.lab} labId={place.lab} stepId={place.step} {...props} />}
      {reported !== null && (
        <ReportView
          labId={reported}
          profileId={props.profileId}
          drawExchange={props.drawExchange}
          loadWriter={props.loadWriter}
        />
      )}
    </>
  );
}
