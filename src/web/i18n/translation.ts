/**
 * The same keys as the English texts, each a string. Where English has `key_one` and `key_other`, another language may
 * add the plural forms that its own grammar needs (`key_few`, `key_many`).
 */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> } & {
  readonly [K in Exclude<PluralForms<keyof T & string>, keyof T>]?: string;
};

type PluralForms<K extends string> = K extends `${infer Stem}_other`
  ? `${Stem}_${'zero' | 'one' | 'two' | 'few' | 'many'}`
  : never;
