import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './failure-card.module.css';

/** The same server over https: there the browser tells a person what it does not tell a page. */
export function PageLink({ address }: { readonly address: string }) {
  const { t } = useTranslation('diagnosis');
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  url.protocol = 'https:';
  return (
    <a className={classes.link} href={url.href} target="_blank" rel="noreferrer">
      {t('openPage', { url: url.origin })}
      <IconExternalLink size={14} stroke={1.75} aria-hidden="true" />
    </a>
  );
}
