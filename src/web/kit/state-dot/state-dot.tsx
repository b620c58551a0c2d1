import classes from './state-dot.module.css';

/** A state by colour and by shape: filled, ring, half, square. */
export function StateDot({ kind }: { readonly kind: 'on' | 'off' | 'trying' | 'failed' }) {
  return <span className={classes.dot} data-kind={kind} aria-hidden="true" />;
}
