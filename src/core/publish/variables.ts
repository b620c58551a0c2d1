// Variables of a person's own, as texts; `expand-template` says which others there are.

/** What a publish is expanded with: those of the chosen environment and of the connection, the connection's above. */
export interface Variables {
  readonly values: Readonly<Record<string, string>>;
  /** Rows of a table: `{{row.COLUMN}}`, each publish takes the next. Null: none is loaded. */
  readonly table: VariableTable | null;
}

export interface VariableTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** After the last row: from the first again, or no more publishes. */
  readonly atEnd: 'repeat' | 'stop';
}

export const NO_VARIABLES: Variables = { values: {}, table: null };
