// A verdict as a sign and a word: never by colour alone.
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleHalf2,
  IconCircleMinus,
  IconHelpCircle,
  IconSparkles,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CapabilityVerdict } from '../../../../core/protocol/broker-probe-contract.ts';
import classes from './probe.module.css';

const ICONS = {
  ok: IconCircleCheck,
  limited: IconCircleHalf2,
  no: IconCircleMinus,
  unannounced: IconSparkles,
  broken: IconAlertTriangle,
  untested: IconHelpCircle,
};

export function VerdictMark({ verdict }: { readonly verdict: CapabilityVerdict }) {
  const { t } = useTranslation('broker');
  const Icon = ICONS[verdict];
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t(`probe.verdicts.${verdict}`)}
    </span>
  );
}
