// The foot of the failed stage's card: the fix that most likely helps first, and testing again last.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../state/workspace-actions.ts';
import { applyRemedy } from '../apply-remedy.ts';
import type { Facts } from '../judge/facts.ts';
import type { Remedy } from '../judge/remedies.ts';
import { AcceptNote } from './accept-note.tsx';
import classes from './failure-card.module.css';
import { remedyLabel } from './remedy-label.ts';

export interface DiagnosisActionsProps {
  readonly profileId: string;
  readonly facts: Facts;
  readonly remedies: readonly Remedy[];
  /** It tries again already. */
  readonly trying: boolean;
  readonly onEdit: () => void;
}

export function DiagnosisActions({ profileId, facts, remedies, trying, onEdit }: DiagnosisActionsProps) {
  const { t } = useTranslation('diagnosis');
  const accept = remedies.find((remedy) => remedy.kind === 'accept-certificate');
  const apply = (remedy: Remedy) => {
    if (remedy.kind === 'credentials') onEdit();
    else if (!trying) void applyRemedy(profileId, remedy);
  };
  // Not `disabled` while it tries: that would take the focus from whoever pressed the button.
  return (
    <div className={classes.foot}>
      {accept && <AcceptNote certificate={accept.certificate} />}
      <div className={classes.fixes}>
        {remedies.map((remedy, index) => (
          <Button
            key={JSON.stringify(remedy)}
            className={classes.fix ?? ''}
            variant={index === 0 ? 'filled' : 'default'}
            aria-disabled={trying}
            data-disabled={trying}
            onClick={() => apply(remedy)}
          >
            {remedy.kind === 'credentials' ? t('fix.credentials') : remedyLabel(t, 'fix', remedy, facts)}
          </Button>
        ))}
        <Button className={classes.fix ?? ''} variant={remedies.length > 0 ? 'default' : 'filled'} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          className={classes.fix ?? ''}
          variant="subtle"
          color="gray"
          aria-disabled={trying}
          data-disabled={trying}
          onClick={() => void connect(profileId)}
        >
          {t('testAgain')}
        </Button>
      </div>
    </div>
  );
}
