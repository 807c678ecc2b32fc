import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import * as z from 'zod';
import { readLogSettings, type LogSettings } from './log-settings.ts';

/** Every setting of the process, validated. The environment is read in this file only. */
export interface Config {
  hubspot: {
    /** A service key or any static token of one portal; null without an account. */
    accessToken: string | null;
    clientId: string | null;
    /** HubSpot's page on which an admin grants access to an account. */
    authorizeUrl: string;
    /** Newest first; several while a secret is being rotated. */
    clientSecrets: string[];
    apiBaseUrl: string;
    flowsBasePath: string;
  };
  /** Absolute path of the folder in which the embedded store keeps its files. */
  dataDir: string;
  /** Absolute path of the folder in which `--sandbox` keeps the demo account; null where nothing is kept. */
  sandboxDir: string | null;
  /** Keys of 32 bytes for encrypting tokens at rest, newest first; none while no portal is connected by OAuth. */
  encryptionKeys: Uint8Array[];
  publicUrl: string | null;
  /** Origins that requests may be signed for: the public one, and a local one during development. */
  signingUrls: string[];
  /** HubSpot user ids that may change things in static-token mode. */
  editors: string[];
  databaseUrl: string | null;
  /** Connections to that database at most for what is stored; jobs and rate limits have a few of their own. */
  databasePool: number;
  port: number;
  /** Secret of whoever collects `/metrics`; null where nobody may. */
  metricsToken: string | null;
  logging: LogSettings;
  /** The NO_COLOR convention (no-color.org): set to anything but empty. */
  noColour: boolean;
}

export interface ConfigProblem {
  variable: string;
  message: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] };

const commaSeparated = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .transform((entries) => entries.filter((entry) => entry !== ''));

const origin = z.url({ protocol: /^https?$/, error: 'is not an http or https address' });
const optionalText = z.string().trim().min(1).optional();

const EncryptionKeys = commaSeparated
  .transform((texts) => texts.map((text) => Uint8Array.from(Buffer.from(text, 'base64'))))
  .refine(
    (keys) => keys.every((bytes) => bytes.length === 32),
    'is not 32 bytes in base64; make a key with: openssl rand -base64 32',
  );

const Environment = z.object({
  HUBSPOT_ACCESS_TOKEN: optionalText,
  HUBSPOT_CLIENT_ID: optionalText,
  HUBSPOT_CLIENT_SECRET: commaSeparated,
  HUBSPOT_AUTHORIZE_URL: origin.default('https://app.hubspot.com/oauth/authorize'),
  HUBSPOT_API_BASE_URL: origin.default('https://api.hubapi.com'),
  HUBSPOT_FLOWS_BASE_PATH: z
    .string()
    .regex(/^(\/[A-Za-z0-9._-]+)+$/, 'is not a path like /automation/v4')
    .default('/automation/v4'),
  GROUNDWORK_DATA_DIR: z.string().trim().min(1).default('data'),
  GROUNDWORK_SANDBOX_DIR: optionalText,
  GROUNDWORK_ENCRYPTION_KEY: EncryptionKeys,
  GROUNDWORK_PUBLIC_URL: origin.optional(),
  GROUNDWORK_SIGNING_URLS: commaSeparated.pipe(z.array(origin)),
  GROUNDWORK_EDITORS: commaSeparated.pipe(
    z.array(z.string().regex(/^\d+$/, 'is not a HubSpot user id (digits)')),
  ),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgresql:// address' }).optional(),
  GROUNDWORK_DATABASE_POOL: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(2, 'is below 2')
    .max(1_000, 'is above 1000')
    .default(10),
  PORT: z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(0, 'is below 0')
    .max(65_535, 'is above 65535')
    .default(3000),
  GROUNDWORK_METRICS_TOKEN: z.string().trim().min(16, 'is shorter than 16 characters').optional(),
  LOG_LEVEL: z
    .string()
    .default('info')
    .transform((text, { addIssue }) => {
      const read = readLogSettings(text);
      if (read.ok) return read.value;
      addIssue(read.message);
      return z.NEVER;
    }),
  NO_COLOR: z.string().default(''),
});

/** The names of the variables, for the check of `.env.example`. */
export const CONFIG_VARIABLES = Object.keys(Environment.shape);

/** Validates a set of variables; every problem is reported at once. An empty value counts as not set. */
export function readConfig(variables: Record<string, string | undefined>): ConfigResult {
  const present = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = Environment.safeParse(Object.fromEntries(present));
  if (parsed.success) return { ok: true, config: toConfig(parsed.data) };
  const problems = parsed.error.issues.map((issue) => ({
    variable: String(issue.path[0] ?? 'environment'),
    message: issue.message,
  }));
  return { ok: false, problems };
}

/** Reads the process environment, with an `.env` file of the working directory beneath it. */
export function configFromEnvironment(): ConfigResult {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig(process.env);
}

function toConfig(env: z.infer<typeof Environment>): Config {
  const publicUrl = env.GROUNDWORK_PUBLIC_URL ?? null;
  const signingUrls = env.GROUNDWORK_SIGNING_URLS;
  return {
    hubspot: {
      accessToken: env.HUBSPOT_ACCESS_TOKEN ?? null,
      clientId: env.HUBSPOT_CLIENT_ID ?? null,
      authorizeUrl: env.HUBSPOT_AUTHORIZE_URL,
      clientSecrets: env.HUBSPOT_CLIENT_SECRET,
      apiBaseUrl: withoutSlash(env.HUBSPOT_API_BASE_URL),
      flowsBasePath: env.HUBSPOT_FLOWS_BASE_PATH,
    },
    dataDir: resolve(env.GROUNDWORK_DATA_DIR),
    sandboxDir: env.GROUNDWORK_SANDBOX_DIR === undefined ? null : resolve(env.GROUNDWORK_SANDBOX_DIR),
    encryptionKeys: env.GROUNDWORK_ENCRYPTION_KEY,
    publicUrl: publicUrl === null ? null : withoutSlash(publicUrl),
    signingUrls: (signingUrls.length > 0 ? signingUrls : publicUrl === null ? [] : [publicUrl]).map(
      withoutSlash,
    ),
    editors: env.GROUNDWORK_EDITORS,
    databaseUrl: env.DATABASE_URL ?? null,
    databasePool: env.GROUNDWORK_DATABASE_POOL,
    port: env.PORT,
    metricsToken: env.GROUNDWORK_METRICS_TOKEN ?? null,
    logging: env.LOG_LEVEL,
    noColour: env.NO_COLOR !== '',
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
