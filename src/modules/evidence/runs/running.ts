/** Runs that this process is doing, so that they can be stopped. */
const doing = new Map<string, AbortController>();

export const running = {
  begin(id: string): AbortController {
    const controller = new AbortController();
    doing.set(id, controller);
    return controller;
  },
  end(id: string): void {
    doing.delete(id);
  },
  /** @returns whether this process was doing it. */
  stop(id: string): boolean {
    const found = doing.get(id);
    found?.abort();
    return found !== undefined;
  },
};
