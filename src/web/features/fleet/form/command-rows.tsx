// What devices listen to.
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CommandDraft, newCommand } from '../../../state/fleet-drafts.ts';
import { Choice, Field } from './field.tsx';
import classes from './form.module.css';
import type { FleetFormModel } from './use-fleet-form.ts';

export function CommandRows({ form }: { readonly form: FleetFormModel }) {
  const { t } = useTranslation('fleet');
  const { draft, change, faultOf } = form;
  const { commands, signals } = draft;
  const changeOne = (key: number, patch: Partial<CommandDraft>) =>
    change({ commands: commands.map((command) => (command.key === key ? { ...command, ...patch } : command)) });
  const names = [...new Set(signals.map(({ name }) => name))];
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t('form.commands')}</h3>
      <p className={classes.note}>{t('form.commandsHint')}</p>
      {commands.map(({ key, topic, signal }, i) => (
        <fieldset key={key} className={classes.row}>
          <legend className={classes.legend}>{t('form.commandOf', { number: i + 1 })}</legend>
          <div className={classes.command}>
            <Field
              label={t('form.topic')}
              value={topic}
              onText={(text) => changeOne(key, { topic: text })}
              fault={faultOf(`commands.${i}.topic`)}
              mono
            />
            <Choice
              label={t('form.signal')}
              value={signal}
              options={(names.includes(signal) ? names : [signal, ...names]).map((value) => ({ value, text: value }))}
              onChange={(value) => changeOne(key, { signal: value })}
              fault={faultOf(`commands.${i}.signal`)}
            />
            <ActionIcon
              variant="subtle"
              className={classes.remove ?? ''}
              aria-label={t('form.removeCommand', { number: i + 1 })}
              onClick={() => change({ commands: commands.filter((command) => command.key !== key) })}
            >
              <IconTrash size={16} stroke={1.75} />
            </ActionIcon>
          </div>
        </fieldset>
      ))}
      <Button
        className={classes.add ?? ''}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={names.length === 0}
        onClick={() => change({ commands: [...commands, newCommand(names[0] ?? '')] })}
      >
        {t('form.addCommand')}
      </Button>
    </section>
  );
}
