/** The two streams of a command. */
export interface Output {
  /** Writes to standard output; waits when the reader is slow. */
  write(text: string): Promise<void>;
  /** Writes to standard error. */
  note(text: string): void;
}

/** Output to the process's own streams. When the reader of standard output has gone (`| head`), the program ends without a word. */
export function processOutput(): Output {
  process.stdout.on('error', (error: Error) => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.stderr.on('error', () => {});
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (process.stdout.write(text)) resolve();
        else process.stdout.once('drain', resolve);
      }),
    note(text) {
      process.stderr.write(text);
    },
  };
}
