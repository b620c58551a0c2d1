import { useTranslation } from 'react-i18next';
import { SCRIPT_API, SCRIPT_MESSAGE } from '../../../core/publish/script-api.ts';
import classes from './scripts.module.css';

export function ApiReference() {
  const { t } = useTranslation('scripts');
  return (
    <details className={classes.reference}>
      <summary>{t('api.title')}</summary>
      <p className={classes.hint}>{t('api.sandbox')}</p>
      <dl>
        {SCRIPT_API.map(({ name, signature, example }) => (
          <div key={name}>
            <dt>
              <code>{signature}</code>
            </dt>
            <dd>
              {t(`api.calls.${name as 'publish'}`)}
              <code>{example}</code>
            </dd>
          </div>
        ))}
        <div>
          <dt>
            <code>{`Message { ${SCRIPT_MESSAGE.map(({ signature }) => signature).join('; ')} }`}</code>
          </dt>
          <dd>{t('api.message')}</dd>
        </div>
      </dl>
    </details>
  );
}
