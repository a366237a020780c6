/** Lets one holder in at a time, in the order of asking. */
export class Turns {
  #waiting: { admit: () => void; refuse: (error: Error) => void }[] = [];
  #taken = false;
  #closed: Error | null = null;

  /** Resolves when it is the caller's turn; the caller must call `done` once. */
  take(): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closed);
    if (!this.#taken) {
      this.#taken = true;
      return Promise.resolve();
    }
    return new Promise((admit, refuse) => {
      this.#waiting.push({ admit, refuse });
    });
  }

  done(): void {
    const next = this.#waiting.shift();
    if (next) next.admit();
    else this.#taken = false;
  }

  /** Refuses everyone who waits, and whoever asks later. */
  close(error: Error): void {
    this.#closed = error;
    for (const { refuse } of this.#waiting.splice(0)) refuse(error);
  }
}
