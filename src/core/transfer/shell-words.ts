// Splits what was pasted from a terminal into commands and their words, as sh or Windows' cmd would.
// Nothing is expanded: a variable stays as it was written, and its word is marked.
import { fail, ok, type Result } from '../base/result.ts';

export type Shell = 'sh' | 'cmd';

export interface Word {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** A variable or a command's output stands in it, which only the shell could have put in. */
  readonly variable: boolean;
}

/** An opening quote without its end, in this line. */
export interface ShellFault {
  readonly line: number;
  readonly quote: string;
}

/** A drive's path, a program's ending, or cmd's sign for going on in the next line. */
const WINDOWS = /(^|[\s"'=])[a-z]:\\|\.exe\b|\^[ \t]*\r?\n|%\w+%/iu;

/** What a terminal writes before a command and that would be taken for a redirection. */
const PROMPT = /^[ \t]*(?:(?:PS[ ])?[a-z]:\\[^>"'\n]{0,260})?>/gimu;

export function guessShell(text: string): Shell {
  return WINDOWS.test(text) ? 'cmd' : 'sh';
}

/** The commands of a text, each with at least one word. Pipes, `;`, `&&` and line ends stand between them. */
export function splitCommands(text: string, shell: Shell): Result<Word[][], ShellFault> {
  return new Splitter(text, shell).run();
}

class Splitter {
  readonly #source: string;
  readonly #shell: Shell;
  readonly #commands: Word[][] = [];
  #words: Word[] = [];
  /** Null between words; an empty one was quoted. */
  #word: string | null = null;
  /** Whether all of the word stood without quotes so far. */
  #bare = true;
  #variable = false;
  #at = 0;
  #line = 1;
  #wordLine = 1;

  constructor(source: string, shell: Shell) {
    this.#source = source.replace(/\r\n?/gu, '\n').replace(PROMPT, '');
    this.#shell = shell;
  }

  run(): Result<Word[][], ShellFault> {
    while (this.#at < this.#source.length) {
      const fault = this.#step(this.#source.charAt(this.#at));
      if (fault) return fail(fault);
    }
    this.#endCommand();
    return ok(this.#commands);
  }

  #step(character: string): ShellFault | null {
    if (character === '"' || (character === "'" && this.#singleQuotes())) return this.#quoted(character);
    this.#at++;
    if (character === '\n') {
      this.#endCommand();
      this.#line++;
    } else if (character === ' ' || character === '\t') this.#endWord();
    else if (character === this.#escape()) this.#escaped();
    // PowerShell's sign for going on in the next line, in either shell.
    else if (character === '`' && /^[ \t]*\n/u.test(this.#source.slice(this.#at, this.#at + 80))) this.#continue();
    else if (/[|;&<>]/u.test(character) && !(this.#shell === 'cmd' && character === ';')) this.#operator(character);
    else if (character === '#' && this.#word === null && this.#beginsComment()) this.#skipLine();
    else this.#plain(character);
    return null;
  }

  /** To cmd they are nothing, but PowerShell looks the same and knows them. */
  #singleQuotes(): boolean {
    return (
      this.#shell === 'sh' ||
      (this.#word === null && /^'[^'\n]*'(\s|$)/u.test(this.#source.slice(this.#at, this.#at + 4_096)))
    );
  }

  #escape(): string {
    return this.#shell === 'sh' ? '\\' : '^';
  }

  /** What follows the escape sign stands for itself; at the end of a line, the line goes on in the next. */
  #escaped(): void {
    if (/^[ \t]*(\n|$)/u.test(this.#source.slice(this.#at, this.#at + 80))) return this.#continue();
    this.#append(this.#source.charAt(this.#at));
    this.#at++;
  }

  #continue(): void {
    const end = this.#source.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#source.length : end + 1;
    this.#line++;
  }

  #plain(character: string): void {
    if (this.#startsVariable(character)) this.#variable = true;
    this.#append(character);
  }

  #quoted(quote: string): ShellFault | null {
    const line = this.#line;
    this.#append('');
    this.#bare = false;
    this.#at++;
    for (;;) {
      const character = this.#source.charAt(this.#at);
      if (character === '') return { line, quote };
      this.#at++;
      if (character === quote) return null;
      if (character === '\n') this.#line++;
      if (quote === '"' && character === '\\') this.#backslashInQuotes();
      else {
        if (quote === '"' && this.#startsVariable(character)) this.#variable = true;
        this.#append(character);
      }
    }
  }

  /** The backslash is taken already. POSIX 2.2.3: it is one only before these; before a line end, both go. */
  #backslashInQuotes(): void {
    if (this.#shell === 'cmd') return this.#backslashesOfWindows();
    const next = this.#source.charAt(this.#at);
    if (!/[$`"\\\n]/u.test(next)) return this.#append('\\');
    this.#at++;
    if (next === '\n') this.#line++;
    else this.#append(next);
  }

  /** Programs halve those before a quote, and an odd one makes the quote a character; others are what they are. */
  #backslashesOfWindows(): void {
    let count = 1;
    while (this.#source.charAt(this.#at) === '\\') {
      count++;
      this.#at++;
    }
    if (this.#source.charAt(this.#at) !== '"') return this.#append('\\'.repeat(count));
    this.#append('\\'.repeat(Math.floor(count / 2)));
    if (count % 2 === 0) return;
    this.#append('"');
    this.#at++;
  }

  /** `$SYS` and `$share` are no variables to those who paste a topic. */
  #startsVariable(character: string): boolean {
    const rest = this.#source.slice(this.#at, this.#at + 64);
    if (this.#shell === 'cmd') return character === '%' && /^\w+%/u.test(rest);
    return character === '`' || (character === '$' && /^(?!SYS\b|share\b|queue\b|aws\b)([a-z_]|[{(])/iu.test(rest));
  }

  /** `-t #` is a topic, whatever a shell would make of it. */
  #beginsComment(): boolean {
    return !/^(-[tTU]|--topic|--filter-out|--unsubscribe)$/u.test(this.#words.at(-1)?.text ?? '');
  }

  #skipLine(): void {
    const end = this.#source.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.#source.length : end;
  }

  /** A redirection takes its target along; everything else ends the command. */
  #operator(character: string): void {
    if (character !== '<' && character !== '>') return this.#endCommand();
    if (this.#word !== null && this.#bare && /^\d$/u.test(this.#word)) this.#word = null;
    this.#endWord();
    const target = /^[>&<]*[ \t]*[^\s|;&<>]*/u.exec(this.#source.slice(this.#at, this.#at + 4_096));
    this.#at += target?.[0].length ?? 0;
  }

  #append(text: string): void {
    if (this.#word === null) {
      this.#word = '';
      this.#wordLine = this.#line;
    }
    this.#word += text;
  }

  #endWord(): void {
    if (this.#word !== null) this.#words.push({ text: this.#word, line: this.#wordLine, variable: this.#variable });
    this.#word = null;
    this.#bare = true;
    this.#variable = false;
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0) this.#commands.push(this.#words);
    this.#words = [];
  }
}
