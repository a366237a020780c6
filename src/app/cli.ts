import { explainError, processOutput, runProgram } from '../kernel/cli/index.js';
import { inPlace } from '../kernel/place/index.js';
import { asReader, HOUSE_READER } from '../kernel/reader/index.js';
import { programVersion } from '../kernel/version/index.js';
import { commandRun } from './command-context.js';
import { HOUSE_COMMANDS } from './commands/index.js';
import { MODULES } from './modules.js';

const EPILOGUE = `
Settings come from the environment: PORT, HOST, DATABASE_URL, CONCORDANCE_DATA, CONCORDANCE_ADDRESS,
CONCORDANCE_SMTP_URL, CONCORDANCE_MAIL_FROM, TRUST_PROXY, LOG_LEVEL.
"concordance COMMAND --help" says more about a command; docs/operations.md explains settings and exit codes.`;

/** The whole of a run of the command: does what the arguments say, and ends the process with the right code. */
export async function runCommandLine(argv: readonly string[]): Promise<never> {
  const output = processOutput();
  const run = commandRun(output);
  let code: number;
  try {
    const usage = await asReader(HOUSE_READER, () =>
      inPlace('command line', () =>
        runProgram({
          version: programVersion(),
          commands: [...MODULES.flatMap(({ commands }) => commands ?? []), ...HOUSE_COMMANDS],
          args: argv.slice(2),
          context: run.context,
          epilogue: EPILOGUE,
        }),
      ),
    );
    code = usage === 0 ? run.exitCode() : usage;
  } catch (error) {
    const { sentence, exitCode } = explainError(error);
    output.note(`concordance: ${sentence}\n`);
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) output.note(`${error.stack}\n`);
    code = exitCode;
  }
  await run.close().catch(() => {});
  // Standard output may still hold something for a slow reader.
  await output.write('');
  process.exit(code);
}
