// The form of one fleet, in the place of the list.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetDraft } from '../../../state/fleet-drafts.ts';
import { BasicFields } from './basic-fields.tsx';
import { ComingFields } from './coming-fields.tsx';
import { CommandRows } from './command-rows.tsx';
import classes from './form.module.css';
import { OutageFields } from './outage-fields.tsx';
import { PublishRows } from './publish-rows.tsx';
import { SignalRows } from './signal-rows.tsx';
import { SparkplugFields } from './sparkplug-fields.tsx';
import { useFleetDraft, useFleetForm } from './use-fleet-form.ts';

export function FleetForm({ profileId }: { readonly profileId: string }) {
  const draft = useFleetDraft(profileId);
  return (
    draft && (
      <div className={classes.frame}>
        <OpenForm profileId={profileId} draft={draft} />
      </div>
    )
  );
}

function OpenForm({ profileId, draft }: { readonly profileId: string; readonly draft: FleetDraft }) {
  const { t } = useTranslation('fleet');
  const form = useFleetForm(profileId, draft);
  const { sparkplug } = draft;
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const showFirstFault = () => body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  const title = t(draft.id === null ? 'form.create' : 'form.edit');
  return (
    <form
      ref={body}
      className={classes.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void form.keep();
        if (form.faults > 0) setTimeout(showFirstFault);
      }}
    >
      <h2 ref={heading} className={classes.title} tabIndex={-1}>
        {title}
      </h2>
      <BasicFields form={form} />
      {sparkplug && <SparkplugFields form={form} sparkplug={sparkplug} />}
      <SignalRows form={form} />
      {!sparkplug && (
        <>
          <PublishRows form={form} />
          <CommandRows form={form} />
          <ComingFields form={form} />
        </>
      )}
      <OutageFields form={form} />
      <div className={classes.foot}>
        {form.tried && form.faults > 0 && (
          <p className={classes.footFault} role="alert">
            {t('form.faults', { count: form.faults })}
          </p>
        )}
        <Button variant="subtle" color="gray" onClick={form.cancel}>
          {t('form.cancel')}
        </Button>
        <Button variant={form.mayStart ? 'default' : 'filled'} type="submit">
          {t('form.save')}
        </Button>
        {form.mayStart && (
          <Button variant="filled" onClick={() => void form.keepAndStart()}>
            {t('form.saveAndStart')}
          </Button>
        )}
      </div>
    </form>
  );
}
