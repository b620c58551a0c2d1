// What goes out once the variables are filled in: what is random will be another.
import { useTranslation } from 'react-i18next';
import type { PreparedPublish } from '../../../core/publish/prepared-publish.ts';
import classes from './composer.module.css';

const MAX_PAYLOAD = 120;

export function Preview({ message: { topic, payload } }: { readonly message: PreparedPublish }) {
  const { t } = useTranslation('publish');
  const text = new TextDecoder().decode(payload.subarray(0, MAX_PAYLOAD));
  return (
    <p className={classes.preview}>
      <span>{t('goesOutAs')}</span>
      <code>{topic}</code>
      <code>{payload.length > MAX_PAYLOAD ? `${text}…` : text}</code>
    </p>
  );
}
