import classes from './client-tag.module.css';

export interface ClientTagProps {
  readonly name: string;
  /** Counts clients: neighbours have different colours. */
  readonly number: number;
}

const COLORS = 8;

/** Whose packet or message a row shows, where there are several clients. */
export function ClientTag({ name, number }: ClientTagProps) {
  return (
    <span className={classes.tag} title={name}>
      <span className={classes.mark} style={{ background: `var(--cat-${(number % COLORS) + 1})` }} aria-hidden="true" />
      <bdi>{name}</bdi>
    </span>
  );
}
