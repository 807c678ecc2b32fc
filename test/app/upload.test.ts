import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { describe, expect, it } from 'vitest';
import { HOOKS } from '../../src/server/http/hooks/table.ts';
import { INSTALL_PAGE } from '../../src/server/http/install/install-routes.ts';
import { scopesToAsk } from '../../src/core/access/scopes.ts';

interface HsMeta {
  uid: string;
  type: string;
  config: Record<string, unknown>;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

function metaFiles(): { file: string; meta: HsMeta }[] {
  return readdirSync('src/app', { recursive: true })
    .map((file) => path.posix.join('src/app', String(file).replaceAll('\\', '/')))
    .filter((file) => file.endsWith('-hsmeta.json') && !file.includes('node_modules'))
    .map((file) => ({ file, meta: read(file) as HsMeta }));
}

describe('what HubSpot reads of this project', () => {
  it('is understood by HubSpot’s own parser, with no file in a place it skips', async () => {
    const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
      { projectSourceDir: path.resolve('src'), platformVersion: '2026.03', accountId: 1 },
      { skipValidation: true },
    );
    expect(skippedHsMetaFiles).toEqual([]);
    expect(Object.keys(intermediateRepresentation.intermediateNodesIndexedByUid).sort()).toEqual(
      metaFiles()
        .map(({ meta }) => meta.uid)
        .sort(),
    );
  });

  it('names entry points that lie beside the file that names them', () => {
    for (const { file, meta } of metaFiles()) {
      const entry = meta.config['entrypoint'];
      if (entry === undefined) continue;
      expect(path.posix.dirname(`src${String(entry)}`)).toBe(path.posix.dirname(file));
      expect(readdirSync(path.dirname(file))).toContain(path.posix.basename(String(entry)));
    }
  });

  it('has HubSpot call addresses the server has, about objects every install lets it read', () => {
    const { config } = read('src/app/webhooks/groundwork-webhooks-hsmeta.json') as {
      config: {
        settings: { targetUrl: string };
        subscriptions: { crmObjects: { objectType: string }[]; legacyCrmObjects: unknown[] };
      };
    };
    const paths = HOOKS.map(({ path }) => `\${API_ORIGIN}${path}`);
    expect(paths).toContain(config.settings.targetUrl);
    const { crmObjects, legacyCrmObjects } = config.subscriptions;
    expect(new Set(crmObjects.map(({ objectType }) => objectType))).toEqual(new Set(['contact']));
    expect(legacyCrmObjects).toEqual([]);
  });

  it('sends people who look for help to a page the server has', () => {
    const { config } = read('src/app/app-hsmeta.json') as { config: { support: Record<string, string> } };
    const addresses = Object.entries(config.support).filter(([name]) => name.endsWith('Url'));
    expect(addresses.length).toBeGreaterThan(0);
    for (const [, address] of addresses) expect(address).toBe(`\${API_ORIGIN}${INSTALL_PAGE}`);
  });

  it('never asks for sensitive data, and for writing only as an option', () => {
    const app = read('src/app/app-hsmeta.json') as {
      config: { auth: { requiredScopes: string[]; optionalScopes: string[] } };
    };
    const { requiredScopes, optionalScopes } = app.config.auth;
    expect([...requiredScopes, ...optionalScopes].filter((scope) => scope.includes('sensitive'))).toEqual([]);
    expect(requiredScopes.filter((scope) => scope.includes('write') || scope === 'automation')).toEqual([]);
    expect(optionalScopes).toContain('automation');
  });

  it('asks for exactly what admins are told about before they install', () => {
    const app = read('src/app/app-hsmeta.json') as {
      config: { auth: { requiredScopes: string[]; optionalScopes: string[] } };
    };
    const { required, optional } = scopesToAsk({ writing: true });
    expect([...app.config.auth.requiredScopes].sort()).toEqual(required.sort());
    expect([...app.config.auth.optionalScopes].sort()).toEqual(optional.sort());
  });

  it('pins every dependency of what is uploaded, equal to the repository’s own', () => {
    const root = read('package.json') as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const own = { ...root.devDependencies, ...root.dependencies };
    for (const folder of ['core', 'extensions', 'app/cards', 'app/pages', 'app/settings']) {
      const { dependencies } = read(`src/${folder}/package.json`) as { dependencies: Record<string, string> };
      for (const [name, version] of Object.entries(dependencies)) {
        if (name.startsWith('@groundwork/')) continue;
        expect(version, `${name} in ${folder}`).toMatch(/^\d+\.\d+\.\d+$/);
        if (own[name] !== undefined) expect(version, `${name} in ${folder}`).toBe(own[name]);
      }
    }
  });

  it('lists the same workspaces as the repository, and no account key', () => {
    const root = read('package.json') as { workspaces: string[] };
    const uploaded = read('src/package.json') as { workspaces: string[] };
    expect(root.workspaces).toEqual(uploaded.workspaces.map((folder) => `src/${folder}`));
    expect(readFileSync('hubspot.config.yml', 'utf8')).not.toMatch(/personalAccessKey|clientSecret|pat-/);
  });
});
