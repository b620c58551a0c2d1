// What an answer must be. All of a request's assertions must hold.

export type Assertion =
  /** The payload as text, or the topic, compared with a text in which variables may stand. */
  | { readonly of: 'payload' | 'topic'; readonly is: 'equals' | 'contains' | 'matches'; readonly text: string }
  /** A value of a JSON, CBOR or MessagePack payload; `path` as in `a.b[0].c`. */
  | { readonly of: 'json'; readonly path: string; readonly is: JsonComparison; readonly text: string }
  /** A user property, or content type: by name (`content-type` for the latter). */
  | { readonly of: 'property'; readonly name: string; readonly is: 'equals' | 'matches'; readonly text: string }
  /** Milliseconds from the request to the answer, at most. */
  | { readonly of: 'time'; readonly atMostMs: number };

export type JsonComparison = 'equals' | 'not-equals' | 'less' | 'greater' | 'matches' | 'exists' | 'is-type';

/** How an assertion came out; `found` is what was there instead, as text cut to a readable length. */
export interface AssertionResult {
  readonly assertion: Assertion;
  readonly holds: boolean;
  /** Null: nothing was there (no such path, no such property). */
  readonly found: string | null;
  /** Why it could not even be asked. */
  readonly fault: AssertionProblem | null;
}

export type AssertionProblem =
  /** The payload is neither JSON nor CBOR nor MessagePack. */
  | 'no-document'
  | 'bad-path'
  /** No regular expression, or one with lookaround or backreferences: `linear-pattern` says why. */
  | 'bad-pattern'
  /** Less and greater are asked of numbers. */
  | 'not-a-number'
  /** A variable in it does not exist. */
  | 'variable';
