// The diagnosis in full: the cause in a heading, how far the connection came, what was tried before, and the evidence.
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { type EditPlace, editPlace } from '../judge/edit-place.ts';
import type { StageRow } from '../judge/stage-rows.ts';
import type { Diagnosed } from '../use-diagnosis.ts';
import { useDiagnosisTexts } from '../use-diagnosis-texts.ts';
import { AttemptsList } from './attempts-list.tsx';
import { DiagnosisActions } from './diagnosis-actions.tsx';
import { Evidence } from './evidence.tsx';
import { FailureCard } from './failure-card.tsx';
import classes from './full-diagnosis.module.css';
import { StageList } from './stage-list.tsx';
import { useHow } from './use-how.ts';

export interface FullDiagnosisProps {
  readonly profileId: string;
  readonly diagnosed: Diagnosed;
  readonly onEdit: (place?: EditPlace) => void;
}

export function FullDiagnosis({ profileId, diagnosed, onEdit }: FullDiagnosisProps) {
  const { t } = useTranslation('diagnosis');
  const { facts, diagnosis, examination, context, trying } = diagnosed;
  const texts = useDiagnosisTexts(facts);
  const title = texts.title(diagnosis.cause);
  const how = useHow(facts, diagnosis);
  const card = (
    <FailureCard facts={facts} diagnosis={diagnosis} texts={texts} running={examination.running && !trying}>
      <DiagnosisActions
        profileId={profileId}
        facts={facts}
        remedies={diagnosis.remedies}
        trying={trying}
        onEdit={() => onEdit(editPlace(diagnosis.cause))}
      />
    </FailureCard>
  );
  return (
    <div className={classes.columns} data-trying={trying}>
      <div className={classes.main}>
        <div>
          <h2 className={classes.title}>{diagnosis.certain ? title : t('probablyTitle', { title })}</h2>
          <p className={classes.lead}>
            {trying ? (
              t('tryingAgain')
            ) : (
              <CodeText
                text={t(`lead.${leadOf(diagnosis)}`, {
                  stage: passedOf(diagnosis.rows)
                    .map((stage) => t(`stage.${stage}`))
                    .join(', '),
                })}
              />
            )}
          </p>
        </div>
        {diagnosis.rows.length === 0 ? card : <StageList rows={diagnosis.rows} texts={texts} card={card} />}
        <AttemptsList attempts={examination.attempts} context={context} />
        <p className={classes.how}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden="true" />
          {how}
        </p>
      </div>
      <Evidence facts={facts} diagnosis={diagnosis} texts={texts} />
    </div>
  );
}

function passedOf(rows: readonly StageRow[]): StageRow['stage'][] {
  return rows.filter(({ state }) => state === 'passed').map(({ stage }) => stage);
}

function leadOf({ certain, stage, rows }: Diagnosed['diagnosis']): 'passed' | 'first' | 'probably' | 'session' {
  if (!certain) return 'probably';
  if (stage === 'session') return 'session';
  return passedOf(rows).length > 0 ? 'passed' : 'first';
}
