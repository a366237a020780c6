import { createLogger, type Logger, type LogLevel } from '../kernel/log/index.js';

/** The log of this process: lines for people on a terminal, JSON elsewhere; on standard error, so that output stays output. */
export function programLog(level: LogLevel): Logger {
  return createLogger({ level, readable: process.stderr.isTTY, write: (line) => process.stderr.write(line) });
}
