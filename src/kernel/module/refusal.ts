/** What a refusal says besides its code. */
export interface RefusalOptions {
  /** Of its sentence. */
  values?: Readonly<Record<string, string | number>>;
  /** Name of the form field or API property that must be mended. */
  field?: string;
}

/**
 * Why something asked of a module was not done. A module names its codes with their HTTP statuses and extends this; use cases throw it,
 * pages say it beside the field, the API as problem+json, the command line on stderr.
 */
export abstract class ModuleRefusal<Codes extends Readonly<Record<string, number>>> extends Error {
  readonly code: keyof Codes & string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly field: string | null;
  readonly #statuses: Codes;

  constructor(module: string, statuses: Codes, code: keyof Codes & string, options: RefusalOptions = {}) {
    super(`${module}.${code}`);
    this.name = 'Refusal';
    this.code = code;
    this.values = options.values ?? {};
    this.field = options.field ?? null;
    this.#statuses = statuses;
  }

  get status(): Codes[keyof Codes] {
    return this.#statuses[this.code];
  }
}
