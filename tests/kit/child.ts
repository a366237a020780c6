import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of `tests/kit/children/` in a process of its own, which can be killed as a power cut would. */
export interface Child {
  /** The next line that it prints. @throws when it ends before. */
  line(): Promise<string>;
  send(text: string): void;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits for its own end. @returns exit code. */
  ended(): Promise<number | null>;
}

export function startChild(name: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const file = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const end = once(child, 'exit');
  const { stdout, stdin } = child;
  if (!stdout || !stdin) throw new Error('The child has no streams');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    async line() {
      const next = await lines.next();
      if (next.done) throw new Error(`The child ${name} ended without a word`);
      return next.value;
    },
    send: (text) => void stdin.write(`${text}\n`),
    async kill() {
      child.kill('SIGKILL');
      await end;
    },
    async ended() {
      await end;
      return child.exitCode;
    },
  };
}
