// Fleets that are ready to start, as buttons: each opens the form with it.
import { IconCircuitSwitchOpen, IconCloudRain, IconPlug, IconSquareRoundedPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FLEET_TEMPLATES, type FleetTemplateKind, fleetTemplate } from '../../../core/publish/fleet-templates.ts';
import { draftOfFleet, setFleetDraft } from '../../state/fleet-drafts.ts';
import classes from './fleet.module.css';

const ICONS: Readonly<Record<FleetTemplateKind, typeof IconPlug>> = {
  weather: IconCloudRain,
  plug: IconPlug,
  sparkplug: IconCircuitSwitchOpen,
  empty: IconSquareRoundedPlus,
};

export interface TemplateChoiceProps {
  readonly profileId: string;
  /** By their names alone, where there are fleets already. */
  readonly short: boolean;
}

export function TemplateChoice({ profileId, short }: TemplateChoiceProps) {
  const { t } = useTranslation('fleet');
  return (
    <div className={classes.templates} data-short={short || undefined} role="group" aria-label={t('newFrom')}>
      {FLEET_TEMPLATES.map((kind) => {
        const Icon = ICONS[kind];
        const name = t(`templates.${kind}.name`);
        return (
          <button
            key={kind}
            type="button"
            className={classes.template}
            aria-label={name}
            aria-description={t(`templates.${kind}.hint`)}
            onClick={() => setFleetDraft(profileId, draftOfFleet(name, fleetTemplate(kind, newTag())))}
          >
            <Icon size={18} stroke={1.6} />
            <span>
              <b>{name}</b>
              {!short && <small>{t(`templates.${kind}.hint`)}</small>}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Four letters and digits: enough to tell the devices of a class of students apart. */
function newTag(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => letters[byte % letters.length]).join('');
}
