/** How commands end; docs/operations.md explains them. The numbers from 64 are those of sysexits.h. */
export const EXIT = {
  ok: 0,
  /** Something was found to be wrong, by a command that looks (`doctor`, `audit verify`). */
  findings: 1,
  badUse: 2,
  /** Some of the work was done and some was not. */
  partly: 3,
  badData: 65,
  noInput: 66,
  unavailable: 69,
  internal: 70,
  /** The data folder is in use by another process. */
  locked: 73,
  cannotWrite: 74,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
