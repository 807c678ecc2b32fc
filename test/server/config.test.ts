import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, readConfig } from '../../src/server/config.ts';

function configOf(variables: Record<string, string>) {
  const result = readConfig(variables);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

describe('configuration', () => {
  it('has defaults for everything but secrets', () => {
    const config = configOf({});
    expect(config.hubspot).toEqual({
      accessToken: null,
      clientId: null,
      clientSecrets: [],
      apiBaseUrl: 'https://api.hubapi.com',
      authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
      flowsBasePath: '/automation/v4',
    });
    expect(config.dataDir).toBe(resolve('data'));
    expect(config).toMatchObject({
      encryptionKeys: [],
      port: 3000,
      logging: { all: 'info' },
      noColour: false,
    });
  });

  it('treats an empty value as not set', () => {
    expect(configOf({ PORT: '', HUBSPOT_ACCESS_TOKEN: ' ', LOG_LEVEL: '' })).toMatchObject({ port: 3000 });
  });

  it('takes several secrets, signing addresses and editors, separated by commas', () => {
    const config = configOf({
      HUBSPOT_CLIENT_SECRET: 'new-secret, old-secret',
      GROUNDWORK_SIGNING_URLS: 'https://api.example.com/,http://localhost:3000',
      GROUNDWORK_EDITORS: '12, 34',
    });
    expect(config.hubspot.clientSecrets).toEqual(['new-secret', 'old-secret']);
    expect(config.signingUrls).toEqual(['https://api.example.com', 'http://localhost:3000']);
    expect(config.editors).toEqual(['12', '34']);
  });

  it('signs for the public address unless told otherwise', () => {
    expect(configOf({ GROUNDWORK_PUBLIC_URL: 'https://gw.example.com/' }).signingUrls).toEqual([
      'https://gw.example.com',
    ]);
  });

  it('reports every problem at once, by variable', () => {
    const result = readConfig({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      HUBSPOT_API_BASE_URL: 'ftp://example.com',
      HUBSPOT_FLOWS_BASE_PATH: 'automation',
      GROUNDWORK_ENCRYPTION_KEY: 'c2hvcnQ=',
      GROUNDWORK_EDITORS: 'ada',
      DATABASE_URL: 'mysql://localhost/x',
    });
    expect(result.ok).toBe(false);
    const variables = result.ok ? [] : result.problems.map((problem) => problem.variable);
    expect(variables.sort()).toEqual([
      'DATABASE_URL',
      'GROUNDWORK_EDITORS',
      'GROUNDWORK_ENCRYPTION_KEY',
      'HUBSPOT_API_BASE_URL',
      'HUBSPOT_FLOWS_BASE_PATH',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  it('takes several encryption keys, the newest first', () => {
    const [newest, older] = [1, 2].map((fill) => Buffer.alloc(32, fill).toString('base64'));
    const { encryptionKeys } = configOf({ GROUNDWORK_ENCRYPTION_KEY: `${newest}, ${older}` });
    expect(encryptionKeys.map((key) => key[0])).toEqual([1, 2]);
  });

  it('never repeats the value of a secret in a problem', () => {
    const result = readConfig({ GROUNDWORK_ENCRYPTION_KEY: 'not-long-enough-secret' });
    expect(JSON.stringify(result)).not.toContain('not-long-enough-secret');
  });

  it('is described, variable by variable, in .env.example', () => {
    const example = readFileSync('.env.example', 'utf8');
    const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...CONFIG_VARIABLES].sort());
  });
});
