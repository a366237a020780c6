export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Level = Exclude<LogLevel, 'silent'>;

/**
 * Says what happens, one event a line. `event` is a fixed word of the code ('request', 'job-failed'); what varies stands in the
 * fields. Neither holds what identifies a person, a secret, or the content of a text.
 */
export interface Logger {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

export interface LoggerOptions {
  level: LogLevel;
  /** Lines for people, where a person watches; else JSON. */
  readable: boolean;
  write: (line: string) => void;
  now?: () => Date;
}

export function createLogger({ level, readable, write, now = () => new Date() }: LoggerOptions): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const say =
    (at: Level) =>
    (event: string, fields: Record<string, unknown> = {}): void => {
      if (LOG_LEVELS.indexOf(at) < lowest) return;
      const shown = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value)]));
      write(readable ? readableLine(now(), at, event, shown) : jsonLine(now(), at, event, shown));
    };
  return { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
}

function jsonLine(time: Date, level: Level, event: string, fields: Record<string, unknown>): string {
  return `${JSON.stringify({ time: time.toISOString(), level, event, ...fields })}\n`;
}

function readableLine(time: Date, level: Level, event: string, fields: Record<string, unknown>): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${[time.toISOString().slice(11, 19), level.padEnd(5), event, ...parts].join(' ')}\n`;
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!(value instanceof Error)) return value;
  const code = 'code' in value && typeof value.code === 'string' ? { code: value.code } : {};
  return { name: value.name, message: value.message, ...code, stack: value.stack };
}
