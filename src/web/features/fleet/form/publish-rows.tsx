// What each device publishes by the clock, with an example of the first.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { newPublish, type PublishRowDraft } from '../../../state/fleet-drafts.ts';
import classes from './form.module.css';
import { PublishRow } from './publish-row.tsx';
import type { FleetFormModel } from './use-fleet-form.ts';

export function PublishRows({ form }: { readonly form: FleetFormModel }) {
  const { t } = useTranslation('fleet');
  const { draft, change, examples, faultOf } = form;
  const { publishes } = draft;
  const changeOne = (key: number, patch: Partial<PublishRowDraft>) =>
    change({ publishes: publishes.map((publish) => (publish.key === key ? { ...publish, ...patch } : publish)) });
  const none = faultOf('publishes');
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t('form.messages')}</h3>
      {none && <p className={classes.fault}>{none}</p>}
      {publishes.map((publish, i) => (
        <PublishRow
          key={publish.key}
          form={form}
          publish={publish}
          number={i + 1}
          example={examples?.messages[i] ?? null}
          onChange={(patch) => changeOne(publish.key, patch)}
          onRemove={() => change({ publishes: publishes.filter(({ key }) => key !== publish.key) })}
        />
      ))}
      <Button
        className={classes.add ?? ''}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => change({ publishes: [...publishes, newPublish()] })}
      >
        {t('form.addMessage')}
      </Button>
    </section>
  );
}
