// What the broker announced when the open connection began, with the specification's names, in plain words.
import { useId } from 'react';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { type AnnouncedRow, announcedRows } from './announced-rows.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';

export function AnnouncedPanel({ profileId }: { readonly profileId: string }) {
  const { t, version } = useProbeWords();
  const id = useId();
  const connection = useWorkspace(profileId, (workspace) => workspace.connection);
  const session = connection.phase === 'connected' ? connection.session : null;
  const rows = session ? announcedRows(session) : [];
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h3 className={classes.partTitle} id={id}>
        {t('probe.announced.title')}
      </h3>
      <p className={classes.intro}>
        {!session
          ? t('probe.announced.notConnected')
          : session.limits
            ? t('probe.announced.intro')
            : t('probe.announced.older', { version: version(session.version) })}
      </p>
      {rows.length > 0 && (
        <table className={classes.announced} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('probe.announced.property')}</th>
              <th scope="col">{t('probe.announced.value')}</th>
              <th scope="col">{t('probe.announced.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AnnouncedLine key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function AnnouncedLine({ row }: { readonly row: AnnouncedRow }) {
  const { t, number, amount } = useProbeWords();
  const { name, value, unit, isSaid, meaning } = row;
  const words =
    value === null
      ? t('probe.announced.none')
      : typeof value === 'boolean'
        ? t(value ? 'probe.announced.yes' : 'probe.announced.no')
        : typeof value === 'string'
          ? value
          : unit
            ? amount(unit, value)
            : number(value);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <b className={classes.announcedValue}>{words}</b>
        <span className={classes.origin} data-said={isSaid}>
          {t(isSaid ? 'probe.announced.said' : 'probe.announced.byDefault')}
        </span>
      </td>
      <td className={classes.meaning}>{t(`probe.announced.meanings.${meaning}`)}</td>
    </tr>
  );
}
