// A condition on a field of a JSON payload: `temperature > 20`, `state.power == "on"`.

export type FieldOperator = '==' | '!=' | '>' | '>=' | '<' | '<=' | 'contains' | 'exists';

export interface FieldComparison {
  /** Names and indices from the document's top; none: the document itself. */
  readonly path: readonly (string | number)[];
  readonly operator: FieldOperator;
  /** Meaningless for `exists`. */
  readonly value: string | number | boolean | null;
}
