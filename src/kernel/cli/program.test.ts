import { describe, expect, it, vi } from 'vitest';
import type { CommandContext, CommandDefinition, CommandModule } from '../module/index.js';
import { runProgram } from './program.js';

const context: CommandContext = {
  config: () => Promise.reject(new Error('not asked for')),
  house: () => Promise.reject(new Error('not asked for')),
  exitCode: () => {},
  write: async () => {},
  note: () => {},
};

function setUp() {
  const ran: string[] = [];
  const module = (name: string): CommandModule => ({
    name,
    summary: `does ${name}`,
    load: vi.fn(
      async (): Promise<CommandDefinition> => ({
        define(command) {
          command
            .argument('<file>')
            .option('--lang <lang>')
            .action((file: string, options: { lang?: string }) => {
              ran.push(`${name} ${file} ${options.lang ?? ''}`.trim());
            });
        },
      }),
    ),
  });
  const commands = [module('read'), module('compare')];
  const out: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  const run = (...args: string[]) =>
    runProgram({ version: '1.2.3', commands, args, context }).finally(() => vi.restoreAllMocks());
  return { commands, ran, out, run };
}

describe('the command line', () => {
  it('loads the command that is asked for, and no other', async () => {
    const { commands, ran, run } = setUp();
    const [read, compare] = commands.map(({ load }) => load);
    expect(await run('read', 'a.txt', '--lang', 'ar')).toBe(0);
    expect(ran).toEqual(['read a.txt ar']);
    expect(read).toHaveBeenCalledOnce();
    expect(compare).not.toHaveBeenCalled();
  });
  it('helps everywhere, and ends well', async () => {
    for (const args of [['--help'], ['read', '--help'], ['help', 'read']]) {
      const { out, run } = setUp();
      expect(await run(...args)).toBe(0);
      expect(out.join('')).toContain(args.includes('read') ? '--lang' : 'does compare');
    }
    const { out, run } = setUp();
    expect(await run('--version')).toBe(0);
    expect(out.join('').trim()).toBe('1.2.3');
  });
  it('ends with 2 after bad use, and says what is wrong', async () => {
    for (const args of [[], ['reed'], ['read'], ['read', 'a', '--nonsense']]) {
      const { out, run, ran } = setUp();
      expect(await run(...args)).toBe(2);
      expect(out.join('')).not.toBe('');
      expect(ran).toEqual([]);
    }
  });
});
