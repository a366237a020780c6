/** The part that draws pages is not there for this machine: its package has no binary for the system or was left out. */
export class PrintingUnavailable extends Error {
  readonly code = 'print.unavailable';

  constructor(what: string, cause: unknown) {
    super(`${what} is not available on ${process.platform}-${process.arch}`, { cause });
    this.name = 'PrintingUnavailable';
  }
}
