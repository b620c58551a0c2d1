// Saves the diagram that is in view: as a picture for a report, or as text for a bug.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { copyText } from '../../../kit/copy-text/copy-text.ts';
import { saveBlob } from '../../../kit/save-bytes/save-blob.ts';
import { useDiagramTexts } from '../diagram/use-diagram-texts.ts';
import { drawPng } from './draw-png.ts';
import { exchangeSvg } from './exchange-svg.ts';
import { exchangeText } from './exchange-text.ts';
import { pictureFileName, pictureTitle } from './picture-title.ts';
import classes from './save-menu.module.css';

const SAID_MS = 4000;

export function SaveMenu({ exchange }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('exchanges');
  const texts = useDiagramTexts();
  const [said, say] = useState<'copied' | 'notCopied' | 'notDrawn' | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => say(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const picture = () => exchangeSvg(exchange, texts, pictureTitle(exchange, t), Date.now());
  const name = pictureFileName(exchange);
  const saveSvg = () => saveBlob(new Blob([picture().svg], { type: 'image/svg+xml' }), `${name}.svg`);
  const savePng = async () => {
    const png = await drawPng(picture());
    if (png) saveBlob(png, `${name}.png`);
    else say('notDrawn');
  };
  const copy = async () => {
    const { title, subtitle } = pictureTitle(exchange, t);
    const drawing = exchangeText(exchange, texts, `${title}\n${subtitle}`, Date.now());
    say((await copyText(drawing)) ? 'copied' : 'notCopied');
  };
  return (
    <div className={classes.save}>
      <span className={classes.said} role="status" data-bad={said !== null && said !== 'copied'}>
        {said && t(said)}
      </span>
      <Menu position="bottom-end" width={210} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon className={classes.button ?? ''} aria-label={t('save')} title={t('save')}>
            <IconDownload size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={saveSvg}>{t('saveSvg')}</Menu.Item>
          <Menu.Item onClick={() => void savePng()}>{t('savePng')}</Menu.Item>
          <Menu.Item onClick={() => void copy()}>{t('copyText')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
