import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ResizeHandle } from '../../kit/resize-handle/resize-handle.tsx';
import { type PaneName, setPaneSize, settingsStore } from '../../state/settings-store.ts';
import { PaneGuard } from './pane-guard.tsx';
import classes from './resizable-pane.module.css';

/** Pixels: the size a pane comes with, and how far it can be resized. */
const SIZES: Readonly<Record<PaneName, { readonly size: number; readonly min: number; readonly max: number }>> = {
  connections: { size: 204, min: 160, max: 420 },
  subscriptions: { size: 212, min: 180, max: 480 },
  inspector: { size: 332, min: 260, max: 720 },
  composer: { size: 148, min: 130, max: 480 },
};

export interface ResizablePaneProps {
  readonly pane: PaneName;
  /** Where the handle stands. */
  readonly edge: 'left' | 'right' | 'top';
  readonly children: ReactNode;
}

/** A pane with a handle at one edge; its size stays as it was left. */
export function ResizablePane({ pane, edge, children }: ResizablePaneProps) {
  const { t } = useTranslation();
  const { size: ownSize, min, max } = SIZES[pane];
  const size = useStore(settingsStore, (state) => state.paneSizes[pane] ?? ownSize);
  const handle = (
    <ResizeHandle
      label={t(`resize.${pane}`)}
      orientation={edge === 'top' ? 'horizontal' : 'vertical'}
      pane={edge === 'right' ? 'before' : 'after'}
      size={size}
      min={min}
      max={max}
      onResize={(wanted) => setPaneSize(pane, wanted)}
    />
  );
  return (
    <>
      {edge !== 'right' && handle}
      <div className={classes.pane} data-pane={pane} style={edge === 'top' ? { height: size } : { width: size }}>
        <PaneGuard>{children}</PaneGuard>
      </div>
      {edge === 'right' && handle}
    </>
  );
}
