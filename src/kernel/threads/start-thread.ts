import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts the module `name` ("./pglite-worker"), meant from the module at `from` (its `import.meta.url`), in a thread.
 *
 * Run from the sources (tests, scripts) the thread needs the TypeScript loader too. It is registered by the thread itself:
 * `--import tsx` in `execArgv` does nothing in the threads of Node 20.
 */
export function startThread(from: string, name: string, options: Omit<WorkerOptions, 'eval'> = {}): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${name}.js`, from), options);
  const file = JSON.stringify(new URL(`${name}.ts`, from).href);
  const begin = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(begin, { ...options, eval: true });
}
