// Gathers what a reader finds: profiles, and remarks that get the number of the profile they were made about.
import { fail, ok, type Result } from '../base/result.ts';
import {
  type ImportedProfile,
  type ImportFault,
  type ImportFormat,
  type ImportRemark,
  type ImportResult,
  MAX_IMPORT_PROFILES,
  type RemarkKind,
  type SkipReason,
} from './import-result.ts';

/** A file that is wrong in every line is described by its first lines. */
const MAX_REMARKS = 1_000;
/** A value is quoted so far: enough to find it again. */
const MAX_QUOTED = 80;

export type RemarkValues = Readonly<Record<string, string>>;

export class ImportCollector {
  readonly #profiles: ImportedProfile[] = [];
  readonly #remarks: ImportRemark[] = [];
  /** About the profile being read, which has no number before it is kept. */
  #pending: Omit<ImportRemark, 'index'>[] = [];
  #unlisted = 0;

  get isFull(): boolean {
    return this.#profiles.length > MAX_IMPORT_PROFILES;
  }

  /** About the profile that is being read. */
  remark(place: string, kind: RemarkKind, values: RemarkValues = {}): void {
    if (this.#remarks.length + this.#pending.length >= MAX_REMARKS) this.#unlisted++;
    else this.#pending.push({ place, kind, values: quoted(values) });
  }

  /** About the whole file. */
  remarkOnFile(place: string, kind: RemarkKind, values: RemarkValues = {}): void {
    if (this.#remarks.length + this.#pending.length >= MAX_REMARKS) this.#unlisted++;
    else this.#remarks.push({ index: null, place, kind, values: quoted(values) });
  }

  /** The profile is read, and all remarks since the last one are about it. */
  keep(profile: ImportedProfile): void {
    const index = this.#profiles.length;
    this.#profiles.push(profile);
    this.#remarks.push(...this.#pending.map((remark) => ({ index, ...remark })));
    this.#pending = [];
  }

  /** The profile cannot be taken; what was remarked about it goes with it. */
  skip(place: string, reason: SkipReason, values: RemarkValues = {}): void {
    this.#pending = [];
    this.remarkOnFile(place, 'skipped-connection', { name: '', field: '', ...values, reason });
  }

  finish(format: ImportFormat): Result<ImportResult, ImportFault> {
    if (this.isFull) {
      return fail({ kind: 'too-many', place: null, message: `over ${MAX_IMPORT_PROFILES} connections` });
    }
    // What was found after the last profile is about the file.
    const remarks = [...this.#remarks, ...this.#pending.map((remark) => ({ index: null, ...remark }))];
    if (this.#unlisted > 0) {
      remarks.push({ index: null, place: '', kind: 'more-remarks', values: { count: String(this.#unlisted) } });
    }
    if (this.#profiles.length === 0) {
      return fail({
        kind: 'nothing-in-it',
        place: remarks.find(({ kind }) => kind === 'skipped-connection')?.place ?? null,
        message: 'no connection in it can be taken',
        remarks,
      });
    }
    return ok({ format, profiles: this.#profiles, remarks });
  }
}

function quoted(values: RemarkValues): RemarkValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED).toWellFormed()}…` : value,
    ]),
  );
}
