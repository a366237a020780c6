#!/usr/bin/env node
/** The command. In a checkout it builds first when there is no build; in an installed package the build came with it. */
import { existsSync } from 'node:fs';

const built = new URL('../dist/app/cli.js', import.meta.url);
if (!existsSync(built)) {
  const { buildProgram } = await import(new URL('../scripts/build.mjs', import.meta.url).href);
  await buildProgram();
}
const { runCommandLine } = await import(built.href);
await runCommandLine(process.argv);
