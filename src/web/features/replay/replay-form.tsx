import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { isReplayOver, replayStore } from '../../state/replay-store.ts';
import { speedOf } from './pace.ts';
import { PlanText } from './plan-text.tsx';
import { PrefixFields } from './prefix-fields.tsx';
import classes from './replay.module.css';
import { ReplayOptions } from './replay-options.tsx';
import { ReplayTroubleText } from './replay-trouble.tsx';
import { useReplayCount } from './use-replay-count.ts';
import type { ReplayFormModel } from './use-replay-form.ts';
import { useReplayWords } from './use-replay-words.ts';
import { useStartReplay } from './use-start-replay.ts';
import { WhichMessages } from './which-messages.tsx';

export interface ReplayFormProps {
  readonly profileId: string;
  readonly form: ReplayFormModel;
  readonly onCancel: () => void;
}

export function ReplayForm({ profileId, form, onCancel }: ReplayFormProps) {
  const { t, counted } = useReplayWords();
  const { fields, target, rules, selection } = form;
  const counting = useReplayCount(profileId, selection, rules, target?.session.limits ?? null);
  const { trouble, starting, start } = useStartReplay();
  const isBusy = useStore(replayStore, ({ byTarget }) => {
    const running = target && byTarget[target.profileId];
    return running ? !isReplayOver(running) : false;
  });
  const count = counting.phase === 'counted' ? counting.count : null;
  const { directionIsEmpty } = form;
  useEffect(() => {
    const survey = count?.survey;
    if (survey?.messages === 0 && survey.otherDirection > 0) directionIsEmpty();
  }, [count, directionIsEmpty]);
  const canStart = target !== null && rules !== null && count !== null && count.seqs.length > 0 && !isBusy && !starting;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canStart) return;
        const { pace } = fields;
        const { profileId: targetId } = target;
        void start({
          sourceId: profileId,
          targetId,
          seqs: count.seqs,
          rules,
          speed: speedOf(pace),
          stepwise: pace === 'step',
        });
      }}
    >
      <WhichMessages form={form} />
      <PrefixFields form={form} />
      <ReplayOptions form={form} />
      <PlanText profileId={profileId} form={form} counting={counting} />
      <ReplayTroubleText isBusy={isBusy} trouble={trouble} />
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="filled" disabled={!canStart}>
          {count && count.seqs.length > 0 ? t('publish', counted(count.seqs.length)) : t('publishNone')}
        </Button>
      </div>
    </form>
  );
}
