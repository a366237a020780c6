/** The command line: which command runs, how it ends, and what it says when it fails. */
export { CommandError, explainError } from './command-error.js';
export { EXIT, type ExitCode } from './exit-codes.js';
export { type Output, processOutput } from './output.js';
export { type ProgramOptions, runProgram } from './program.js';
