// The ladder: how far a connection came, a row a stage, with room for more under the one that failed.
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDotted,
  IconCircleMinus,
  IconCircleX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import type { StageRow, StageState } from '../judge/stage-rows.ts';
import type { DiagnosisTexts } from '../use-diagnosis-texts.ts';
import classes from './stage-list.module.css';

export const STAGE_ICONS: Readonly<Record<StageState, TablerIcon>> = {
  passed: IconCircleCheck,
  failed: IconCircleX,
  'not-reached': IconCircleDashed,
  'not-needed': IconCircleMinus,
  unknown: IconCircleDotted,
};

export interface StageListProps {
  readonly rows: readonly StageRow[];
  readonly texts: Pick<DiagnosisTexts, 'line' | 'ms'>;
  /** Under the failed row. */
  readonly card?: ReactNode;
}

export function StageList({ rows, texts, card = null }: StageListProps) {
  const { t } = useTranslation('diagnosis');
  return (
    <ol className={classes.stages}>
      {rows.map(({ stage, state, line, ms, by }) => {
        const Icon = STAGE_ICONS[state];
        return (
          <li key={stage} className={classes.stage} data-stage={stage} data-state={state}>
            <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
            <span className={classes.name}>{t(`stage.${stage}`)}</span>
            <span className="sr-only">{t(`stageState.${state}`)}</span>
            <span className={classes.line}>
              <CodeText text={texts.line(line)} />
              {by && <span className="sr-only"> ({t(`by.${by}`)})</span>}
            </span>
            <span className={classes.ms} title={by ? t(`by.${by}`) : undefined}>
              {ms !== null && texts.ms(ms)}
            </span>
            {state === 'failed' && card}
          </li>
        );
      })}
    </ol>
  );
}
