// The options that a mosquitto command gives, before anything is made of them.
import type { ImportCollector } from './import-collector.ts';
import { optionNamed, type TakenOption } from './mosquitto-options.ts';
import { type MosquittoProperties, noProperties, propertyWordCount, takeProperty } from './mosquitto-property.ts';
import type { Word } from './shell-words.ts';
import { ValueChecker } from './value-checker.ts';

export class CommandOptions {
  readonly checker: ValueChecker;
  readonly properties: MosquittoProperties = noProperties();
  readonly #given = new Map<TakenOption, { readonly name: string; readonly words: Word[] }>();
  hasProperties = false;

  constructor(words: readonly Word[], collector: ImportCollector) {
    this.checker = new ValueChecker(collector);
    for (let at = 0; at < words.length; ) at += this.#take(words, at, collector);
  }

  has(option: TakenOption): boolean {
    return this.#given.has(option);
  }

  all(option: TakenOption): readonly Word[] {
    return this.#given.get(option)?.words ?? [];
  }

  /** The last one counts, as it does to mosquitto. */
  word(option: TakenOption): Word | undefined {
    return this.all(option).at(-1);
  }

  text(option: TakenOption): string | undefined {
    return this.word(option)?.text;
  }

  /** As it is written in the command, for a remark. */
  nameOf(option: TakenOption): string {
    return this.#given.get(option)?.name ?? option;
  }

  placeOf(option: TakenOption): string {
    return `line ${this.word(option)?.line ?? 1}`;
  }

  integer(option: TakenOption, min: number, max: number): number | undefined {
    const text = this.text(option);
    return text === undefined
      ? undefined
      : this.checker.integer(text, this.nameOf(option), this.placeOf(option), min, max);
  }

  string(option: TakenOption): string | undefined {
    const text = this.text(option);
    return text === undefined ? undefined : this.checker.mqttString(text, this.nameOf(option), this.placeOf(option));
  }

  /** Takes the option at `at`; how many words it was. */
  #take(words: readonly Word[], at: number, collector: ImportCollector): number {
    const word = words[at];
    if (!word) return 1;
    const equals = word.text.startsWith('--') ? word.text.indexOf('=') : -1;
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    const place = `line ${word.line}`;
    const option = optionNamed(name);
    if (!option) {
      collector.remark(place, 'unknown-field', { field: name });
      return 1;
    }
    if (option.use === 'property') {
      const count = propertyWordCount(words[at + 2]?.text);
      this.hasProperties = true;
      takeProperty(words.slice(at + 1, at + 1 + count), this.properties, this.checker, collector);
      return 1 + count;
    }
    const value = !option.takesValue ? undefined : equals < 0 ? words[at + 1] : tail(word, equals + 1);
    if (option.takesValue && !value) collector.remark(place, 'unknown-value', { field: name, value: '' });
    else if (option.use === 'unsupported') {
      collector.remark(place, 'not-supported', { field: name, value: value?.text ?? '' });
    } else if (option.use !== 'output') {
      if (value?.variable) {
        const kept = option.use === 'password' ? '' : value.text;
        collector.remark(place, 'secret-not-included', { field: name, value: kept });
      }
      const entry = this.#given.get(option.use) ?? { name, words: [] };
      // Nobody can tell what a variable held; that the option was there still counts.
      if (!value?.variable) entry.words.push(value ?? word);
      this.#given.set(option.use, entry);
    }
    return option.takesValue && equals < 0 ? 2 : 1;
  }
}

function tail(word: Word, from: number): Word {
  return { ...word, text: word.text.slice(from) };
}
