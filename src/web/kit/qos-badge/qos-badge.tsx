import classes from './qos-badge.module.css';

/** One hue in three strengths: QoS is one promise getting stronger. */
export function QosBadge({ qos }: { readonly qos: 0 | 1 | 2 }) {
  return (
    <span className={classes.badge} data-qos={qos}>
      {qos}
    </span>
  );
}
