import { useTranslation } from 'react-i18next';
import type { StepResult } from '../../../../core/protocol/job-contract.ts';
import { selectMessage } from '../../../state/workspace-actions.ts';
import classes from '../library.module.css';
import type { StepWords } from './use-step-words.ts';

export interface StepRowProps {
  readonly profileId: string;
  readonly name: string;
  /** Null: its turn has not come. */
  readonly result: StepResult | null;
  readonly words: StepWords;
}

const MAX_ANSWER = 200;

export function StepRow({ profileId, name, result, words }: StepRowProps) {
  const { t } = useTranslation('library');
  const status = result?.status ?? 'waiting';
  const failures = result ? words.failures(result) : [];
  const answer = result?.answer ?? null;
  return (
    <tr data-status={status}>
      <th scope="row">{name}</th>
      <td>{t(`run.states.${status}`)}</td>
      <td className={classes.number}>{result && result.ms !== null ? words.ms(result.ms) : ''}</td>
      <td>
        {failures.map((failure) => (
          <p key={failure} className={classes.failure}>
            {failure}
          </p>
        ))}
        {answer && (
          <button type="button" className={classes.answer} onClick={() => selectMessage(profileId, answer.seq)}>
            <code>{answer.topic}</code> <code>{new TextDecoder().decode(answer.payload).slice(0, MAX_ANSWER)}</code>
          </button>
        )}
      </td>
    </tr>
  );
}
