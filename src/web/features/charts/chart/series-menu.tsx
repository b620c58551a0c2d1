// What can be done with a series.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { afterMenu } from '../../../kit/focus-return/after-menu.ts';
import { changeSeries, removeSeries } from '../../../state/charts-actions.ts';
import type { Board, BoardChart, BoardSeries } from '../../../storage/stored-boards.ts';
import type { BoardView } from '../view/board-view.ts';
import { type ChartLine, chartLines } from '../view/chart-lines.ts';

const AXES = ['left', 'right', 'own'] as const;

export interface SeriesMenuProps {
  readonly board: Board;
  readonly chart: BoardChart;
  readonly series: BoardSeries;
  readonly name: string;
  /** Null: nothing of it has come. */
  readonly lineKey: string | null;
  readonly view: BoardView;
  readonly onOpen: (line: ChartLine) => void;
  readonly onEdit: (series: BoardSeries) => void;
}

export const SeriesMenu = memo(
  function SeriesMenu({ board, chart, series, name, lineKey, view, onOpen, onEdit }: SeriesMenuProps) {
    const { t } = useTranslation('charts');
    const { kind } = series.source;
    const open = () => {
      const line = chartLines(chart, view.getState().pulled).find(({ key }) => key === lineKey);
      if (line) onOpen(line);
    };
    return (
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={t('legend.actionsOf', { name })} title={t('legend.actionsOf', { name })}>
            <IconDots size={14} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(kind === 'value' || kind === 'state') && (
            <Menu.Item disabled={lineKey === null} onClick={open}>
              {t('legend.open')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => afterMenu(() => onEdit(series))}>{t('legend.edit')}</Menu.Item>
          {kind !== 'state' && <Menu.Label>{t('legend.axis')}</Menu.Label>}
          {kind !== 'state' &&
            AXES.map((axis) => (
              <Menu.RadioItem
                key={axis}
                closeMenuOnClick
                value={axis}
                checked={series.axis === axis}
                onChange={() => changeSeries(board, chart, series.id, { axis })}
              >
                {t(`legend.axes.${axis}`)}
              </Menu.RadioItem>
            ))}
          <Menu.Divider />
          <Menu.Item onClick={() => removeSeries(board, chart, series.id)}>{t('legend.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    );
  },
  // What it calls is made anew with each value that comes, and does the same.
  (before, now) =>
    before.board === now.board &&
    before.chart === now.chart &&
    before.name === now.name &&
    before.lineKey === now.lineKey,
);
