// The variables that are always there, with what they would be now.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expandTemplate } from '../../../../core/publish/expand-template.ts';
import { beginScope } from '../../../../core/publish/template-scope.ts';
import { NO_VARIABLES } from '../../../../core/publish/variables.ts';
import classes from '../library.module.css';

const EXAMPLES = [
  { key: 'now', text: '{{now}}' },
  { key: 'nowMs', text: '{{now ms}}' },
  { key: 'uuid', text: '{{uuid}}' },
  { key: 'random', text: '{{random 0 100}}' },
  { key: 'randomDecimals', text: '{{random 20 25 1}}' },
  { key: 'pick', text: '{{pick on off}}' },
  { key: 'counter', text: '{{counter}}' },
  { key: 'counterStep', text: '{{counter 100 5}}' },
] as const;

/** They have a value only where something is answered, or a table is loaded. */
const OTHERS = [
  { key: 'row', text: '{{row.column}}' },
  { key: 'messageTopic', text: '{{message.topic}}' },
  { key: 'messageLevel', text: '{{message.level 2}}' },
  { key: 'messagePayload', text: '{{message.payload}}' },
  { key: 'messageJson', text: '{{message.json.a.b[0]}}' },
  { key: 'escape', text: '\\{{' },
] as const;

export function BuiltInList() {
  const { t } = useTranslation('library');
  const [scope] = useState(() => beginScope(NO_VARIABLES));
  return (
    <section className={classes.card} aria-label={t('builtIn.title')}>
      <h2 className={classes.heading}>{t('builtIn.title')}</h2>
      <div className={classes.scroller}>
        <table className={classes.results}>
          <tbody>
            {[...EXAMPLES, ...OTHERS].map(({ key, text }) => {
              const value = expandTemplate(text, scope);
              return (
                <tr key={key}>
                  <th scope="row">
                    <code>{text}</code>
                  </th>
                  <td>{t(`builtIn.${key}`)}</td>
                  <td>{value.ok && <code>{value.value}</code>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
