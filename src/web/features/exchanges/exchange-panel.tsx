// Beside the packet list: the exchange of the opened packet, the whole session, or the message that it carries.
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Exchange } from '../../../core/log/exchange.ts';
import { type PacketSide, packetSideStore, showPacketSide } from '../../state/packet-side-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage } from '../../state/workspace-actions.ts';
import classes from './exchange-panel.module.css';
import { addExchangeTexts } from './exchange-texts.ts';
import { ExchangeView } from './exchange-view.tsx';
import { SaveMenu } from './save/save-menu.tsx';
import { useExchange } from './use-exchange.ts';

addExchangeTexts();

const SIDES = ['exchange', 'session', 'message'] as const satisfies readonly PacketSide[];

const SessionView = lazy(async () => ({ default: (await import('./session/session-view.tsx')).SessionView }));

export interface ExchangePanelProps {
  readonly profileId: string;
  /** Draws the pane around its tabs with what stands under them; null: the message that is selected. */
  readonly renderPane: (tabs: ReactNode, panel: ReactNode | null) => ReactNode;
}

export function ExchangePanel({ profileId, renderPane }: ExchangePanelProps) {
  const side = useStore(packetSideStore, ({ byProfile }) => byProfile[profileId]) ?? 'exchange';
  const opened = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const shown = useExchange(profileId, side === 'session' ? null : opened);
  const exchange = shown.kind === 'shown' ? shown.exchange : null;
  const message = exchange ? messageOf(exchange, opened) : null;
  useEffect(() => {
    if (side === 'message' && message !== null) selectMessage(profileId, message);
  }, [profileId, side, message]);
  const tabs = (
    <>
      <SideTabs profileId={profileId} side={side} />
      {side === 'exchange' && exchange && <SaveMenu exchange={exchange} />}
    </>
  );
  if (side === 'message')
    return renderPane(tabs, opened !== null && exchange && message === null ? <NoMessage /> : null);
  return renderPane(
    tabs,
    side === 'exchange' ? (
      <div className={classes.body}>
        <ExchangeView profileId={profileId} shown={shown} />
      </div>
    ) : (
      <Suspense>
        <SessionView profileId={profileId} />
      </Suspense>
    ),
  );
}

function NoMessage() {
  const { t } = useTranslation('exchanges');
  return <p className={classes.hint}>{t('noMessage')}</p>;
}

/** The PUBLISH that is opened, or else the last one of its exchange; null: it is about none. */
function messageOf({ steps }: Exchange, opened: number | null): number | null {
  const publishes = steps.flatMap((step) => (step.kind === 'packet' && step.type === 'PUBLISH' ? [step.seq] : []));
  return publishes.find((seq) => seq === opened) ?? publishes.at(-1) ?? null;
}

function SideTabs({ profileId, side }: { readonly profileId: string; readonly side: PacketSide }) {
  const { t } = useTranslation('exchanges');
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLElement>) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const step = key === 'ArrowRight' ? 1 : -1;
    const next = SIDES[(SIDES.indexOf(side) + step + SIDES.length) % SIDES.length];
    if (!next) return;
    showPacketSide(profileId, next);
    currentTarget.querySelector<HTMLElement>(`[data-side="${next}"]`)?.focus();
    // Another pane may draw its own tabs.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[role=tab][data-side="${next}"]`)?.focus());
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label={t('sides')} onKeyDown={onKeyDown}>
      {SIDES.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`inspector-tab-${name}`}
          data-side={name}
          className={classes.tab}
          aria-selected={name === side}
          aria-controls={name === side ? 'inspector-panel' : undefined}
          tabIndex={name === side ? 0 : -1}
          onClick={() => showPacketSide(profileId, name)}
        >
          {t(`tabs.${name}`)}
        </button>
      ))}
    </div>
  );
}
