import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '../log/index.js';

/** Settings of the program; docs/operations.md lists them. */
export interface Config {
  host: string;
  port: number;
  /** Absolute path of the folder of everything that the program keeps outside of a PostgreSQL server. */
  dataFolder: string;
  /** PostgreSQL server; undefined for the embedded database. */
  databaseUrl: string | undefined;
  /** A proxy in front sets X-Forwarded-*, and these can be believed. */
  trustProxy: boolean;
  logLevel: LogLevel;
  /** Signs who reads, on a PostgreSQL server whose policies count; undefined where nobody signs. */
  readerKey?: string | undefined;
  /** Where people reach the house, without a slash at the end; undefined where only this machine does. */
  address?: string | undefined;
  /** Mail server and the address that mails come from; undefined where mails wait in the outbox. */
  mail?: { url: string; from: string } | undefined;
}

/** A setting has a value that it cannot have; `message` says which values it can. */
export class ConfigError extends Error {
  readonly code = 'config.bad-value';

  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const PORT = 'PORT must be a whole number from 0 to 65535, for example PORT=8080.';
const POSTGRES_URL = /^postgres(ql)?:\/\/\S+$/;

const settings = z.object({
  PORT: z.coerce.number(PORT).int(PORT).min(0, PORT).max(65_535, PORT).default(8080),
  HOST: z
    .string()
    .regex(/^\S+$/, 'HOST must be a name or address, for example HOST=0.0.0.0 to answer the network.')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(POSTGRES_URL, 'DATABASE_URL must look like postgres://name:password@host:5432/database.')
    .optional(),
  CONCORDANCE_DATA: z.string().optional(),
  TRUST_PROXY: z
    .enum(['0', '1', 'true', 'false'], 'TRUST_PROXY must be 1 (a proxy in front sets X-Forwarded-*) or 0.')
    .default('0'),
  CONCORDANCE_ADDRESS: z
    .string()
    .regex(/^https?:\/\/[^/\s?#]+\/?$/, 'CONCORDANCE_ADDRESS must look like https://concordance.example.org.')
    .optional(),
  CONCORDANCE_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'CONCORDANCE_SMTP_URL must look like smtp://name:password@host:587.')
    .optional(),
  CONCORDANCE_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+$/, 'CONCORDANCE_MAIL_FROM must be an address, such as concordance@example.org.')
    .optional(),
  CONCORDANCE_READER_KEY: z
    .string()
    .min(32, 'CONCORDANCE_READER_KEY must have at least 32 characters, for example from "openssl rand -hex 32".')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).default('info'),
});

/**
 * Reads the settings. An empty variable counts as not set.
 *
 * @param home where the data folder `var` lies when no other is given.
 * @throws ConfigError with one sentence for each bad value.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, home: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issue.message).join(' '));
  const { PORT, HOST, DATABASE_URL, CONCORDANCE_DATA, TRUST_PROXY, LOG_LEVEL } = parsed.data;
  const { CONCORDANCE_READER_KEY, CONCORDANCE_ADDRESS, CONCORDANCE_SMTP_URL, CONCORDANCE_MAIL_FROM } = parsed.data;
  if ((CONCORDANCE_SMTP_URL === undefined) !== (CONCORDANCE_MAIL_FROM === undefined))
    throw new ConfigError('CONCORDANCE_SMTP_URL and CONCORDANCE_MAIL_FROM belong together: set both, or neither.');
  return {
    host: HOST,
    port: PORT,
    dataFolder: CONCORDANCE_DATA === undefined ? join(home, 'var') : resolve(CONCORDANCE_DATA),
    databaseUrl: DATABASE_URL,
    trustProxy: TRUST_PROXY === '1' || TRUST_PROXY === 'true',
    logLevel: LOG_LEVEL,
    readerKey: CONCORDANCE_READER_KEY,
    address: CONCORDANCE_ADDRESS?.replace(/\/$/, ''),
    mail:
      CONCORDANCE_SMTP_URL === undefined || CONCORDANCE_MAIL_FROM === undefined
        ? undefined
        : { url: CONCORDANCE_SMTP_URL, from: CONCORDANCE_MAIL_FROM },
  };
}
