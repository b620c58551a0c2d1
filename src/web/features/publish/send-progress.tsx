// How far something large has gone.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../core/payload/format-bytes.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './composer.module.css';

export function SendProgress({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('publish');
  const unsent = useWorkspace(profileId, ({ tick }) => tick.unsentBytes);
  // What lay there at most since there was nothing: what goes out is measured by that.
  const most = useRef(0);
  useEffect(() => {
    if (unsent === 0) most.current = 0;
  }, [unsent]);
  most.current = Math.max(most.current, unsent);
  if (unsent === 0) return null;
  const text = t('sending', { left: formatBytes(unsent) });
  return (
    <span className={classes.progress}>
      <progress aria-label={t('sendingName')} value={most.current - unsent} max={most.current} />
      {text}
    </span>
  );
}
