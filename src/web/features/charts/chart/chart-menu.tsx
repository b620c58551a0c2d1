// What can be done with a chart.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { afterMenu } from '../../../kit/focus-return/after-menu.ts';
import { saveBlob } from '../../../kit/save-bytes/save-blob.ts';
import { moveChart, removeChart } from '../../../state/charts-actions.ts';
import type { Board, BoardChart } from '../../../storage/stored-boards.ts';
import { chartPicture } from '../save/chart-picture.ts';
import { fileNameOf } from '../save/file-name.ts';
import type { BoardView } from '../view/board-view.ts';
import { useSeriesNames } from '../view/use-series-names.ts';
import { ChartSettings } from './chart-settings.tsx';

export interface ChartMenuProps {
  readonly board: Board;
  readonly chart: BoardChart;
  readonly name: string;
  readonly index: number;
  readonly view: BoardView;
  readonly hasRight: boolean;
}

export function ChartMenu({ board, chart, name, index, view, hasRight }: ChartMenuProps) {
  const { t, i18n } = useTranslation('charts');
  const names = useSeriesNames();
  const [isEditing, setEditing] = useState(false);
  const savePicture = async () => {
    const picture = await chartPicture({ chart, view, names, name, hasRight, language: i18n.language });
    if (picture) saveBlob(picture, `${fileNameOf(name)}.png`);
  };
  return (
    <>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={t('chart.actions', { name })} title={t('chart.actions', { name })}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => afterMenu(() => setEditing(true))}>{t('chart.settings')}</Menu.Item>
          <Menu.Item disabled={chart.series.length === 0} onClick={() => void savePicture()}>
            {t('chart.png')}
          </Menu.Item>
          <Menu.Item disabled={index === 0} onClick={() => moveChart(board, chart.id, -1)}>
            {t('chart.up')}
          </Menu.Item>
          <Menu.Item disabled={index === board.charts.length - 1} onClick={() => moveChart(board, chart.id, 1)}>
            {t('chart.down')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => removeChart(board, chart.id)}>{t('chart.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing && <ChartSettings board={board} chart={chart} onClose={() => setEditing(false)} />}
    </>
  );
}
