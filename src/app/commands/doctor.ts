import { EXIT } from '../../kernel/cli/index.js';
import type { Config } from '../../kernel/config/index.js';
import type { CommandDefinition } from '../../kernel/module/index.js';
import type { Finding } from '../doctor/finding.js';
import { lookAtDatabase } from '../doctor/look-at-database.js';
import { lookAtDisk, lookAtFolder, lookAtNode } from '../doctor/look-at-machine.js';
import { lookAtFonts, lookAtTestTools } from '../doctor/look-at-tools.js';

const SIGNS = { ok: 'ok    ', advice: 'advice', wrong: 'WRONG ' } as const;

export const define: CommandDefinition['define'] = (command, context) => {
  command.option('--json', 'print the findings as JSON').action(async ({ json = false }: { json?: boolean }) => {
    const findings = await examine(() => context.config());
    const wrong = findings.filter(({ state }) => state === 'wrong').length;
    if (json) await context.write(`${JSON.stringify(findings, null, 2)}\n`);
    else {
      for (const { state, about, found, mend } of findings) {
        await context.write(`${SIGNS[state]} ${about}: ${found}\n`);
        if (mend !== undefined) await context.write(`       ${mend}\n`);
      }
      await context.write(
        wrong === 0 ? 'All that is needed is there.\n' : `${wrong} must be mended before the house can run.\n`,
      );
    }
    if (wrong > 0) context.exitCode(EXIT.findings);
  });
};

async function examine(readConfig: () => Promise<Config>): Promise<Finding[]> {
  const findings = [lookAtNode(process.versions.node)];
  try {
    const config = await readConfig();
    findings.push({ state: 'ok', about: 'settings', found: `port ${config.port} on ${config.host}` });
    findings.push(lookAtFolder(config.dataFolder), lookAtDisk(config.dataFolder));
    findings.push(...(await lookAtDatabase(config)));
  } catch (error) {
    const mend = error instanceof Error ? error.message : String(error);
    findings.push({ state: 'wrong', about: 'settings', found: 'cannot be used', mend });
  }
  return [...findings, ...lookAtTestTools(process.env), ...lookAtFonts()];
}
