import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusReturn } from '../../kit/focus-return/use-focus-return.ts';
import classes from './automation-section.module.css';
import type { AutomationActions } from './list/use-automation-actions.ts';
import { useFigures } from './use-figures.ts';

export interface RateQuestionDialogProps {
  readonly question: NonNullable<AutomationActions['question']>;
  readonly onAnswer: (yes: boolean) => void;
}

/** Before a flood begins: how much of it, where it goes, and who may be hit. */
export function RateQuestionDialog({ question, onAnswer }: RateQuestionDialogProps) {
  const { t } = useTranslation('automation');
  const { number } = useFigures();
  useFocusReturn();
  const { kept, host, ratePerS, isOthers } = question;
  const isEndless = kept.kind === 'repeat' && kept.count === null;
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={t('warn.title')}
      size={440}
      classNames={{ title: classes.warnTitle ?? '' }}
      closeButtonProps={{ 'aria-label': t('warn.close') }}
    >
      <div className={classes.question}>
        <p>
          <strong>{t('warn.high', { rate: number(ratePerS), broker: host })}</strong> {isEndless && t('warn.endless')}
        </p>
        <p>{t(isOthers ? 'warn.remote' : 'warn.local')}</p>
        <div className={classes.answers}>
          <Button variant="subtle" color="gray" data-autofocus onClick={() => onAnswer(false)}>
            {t('warn.cancel')}
          </Button>
          <Button variant="filled" onClick={() => onAnswer(true)}>
            {t('warn.start')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
