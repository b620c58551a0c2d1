// A board without charts: what to do, and what there is to be drawn already.
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartableField } from '../../../../core/protocol/chart-contract.ts';
import { fetchChartableFields } from '../../../state/charts-access.ts';
import { newChart } from '../../../state/charts-actions.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { BoardChart } from '../../../storage/stored-boards.ts';
import { groupBy } from '../view/group-by.ts';
import classes from './board.module.css';

export interface EmptyBoardProps {
  readonly profileId: string;
  readonly onAdd: () => void;
  readonly onDraw: (charts: readonly BoardChart[]) => void;
}

const MAX_CHARTS = 6;
const MAX_FIELDS = 6;
const LOOK_MS = 1500;

export function EmptyBoard({ profileId, onAdd, onDraw }: EmptyBoardProps) {
  const { t } = useTranslation('charts');
  const fields = useNumbersThere(profileId);
  const topics = useMemo(() => groupBy(fields, ({ topic }) => topic), [fields]);
  const draw = () =>
    onDraw(
      topics.slice(0, MAX_CHARTS).map(([topicFilter, own]) => {
        const chosen = own.slice(0, MAX_FIELDS);
        return newChart(chosen.map(({ path }) => ({ source: { kind: 'value', topicFilter, path } })));
      }),
    );
  return (
    <div className={classes.empty}>
      <h3 className={classes.emptyTitle}>{t('empty.title')}</h3>
      <p>{topics.length > 0 ? t('empty.hint') : t('empty.quiet')}</p>
      <Button variant="filled" onClick={onAdd}>
        {t('empty.add')}
      </Button>
      {topics.length > 0 && (
        <p className={classes.found}>
          {t('empty.found', { count: topics.length })}
          <Button onClick={draw}>{t(topics.length === 1 ? 'empty.drawOne' : 'empty.draw')}</Button>
          {topics.length > MAX_CHARTS && t('empty.more', { shown: MAX_CHARTS })}
        </p>
      )}
    </div>
  );
}

/** Looked for anew while messages come. */
function useNumbersThere(profileId: string): readonly ChartableField[] {
  const [fields, setFields] = useState<readonly ChartableField[]>([]);
  const kept = useWorkspace(profileId, ({ tick }) => Math.min(tick.endSeq, 1_000_000));
  const turn = useTurn(kept);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn may find more
  useEffect(() => {
    let isOld = false;
    void fetchChartableFields(profileId, '#').then((found) => {
      if (!isOld) setFields(found.filter(({ kind }) => kind === 'number'));
    });
    return () => {
      isOld = true;
    };
  }, [profileId, turn]);
  return fields;
}

/** Another value at most every `LOOK_MS`. */
function useTurn(value: number): number {
  const [turn, setTurn] = useState(value);
  useEffect(() => {
    if (value === turn) return;
    const timer = setTimeout(() => setTurn(value), turn === 0 ? 0 : LOOK_MS);
    return () => clearTimeout(timer);
  }, [value, turn]);
  return turn;
}
