import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../core/fault.ts';
import { readTextFile, readYamlFile, writeSecretFile, writeTextFile } from './files.ts';
import { askWay, collectAnswers } from './setup/collect-answers.ts';
import { fillIn, settingsIn } from './setup/env-file.ts';
import { stepsForApp, stepsForKey, type PreparedApp } from './setup/next-steps.ts';
import { profileOf, variablesIn, type SupportContact } from './setup/profile-file.ts';
import type { Answers, Way } from './setup/questions.ts';
import { EXIT, type Shell } from './shell.ts';

interface SetupOptions extends Partial<Answers>, SupportContact {
  connect?: Way;
  profile: string;
  folder: string;
  force?: true;
}

const EXAMPLE = fileURLToPath(new URL('../../../.env.example', import.meta.url));

/** Writes the settings, and for an app its profile, and says what is left to do in HubSpot. No secret is printed. */
export async function setupCommand(shell: Shell, options: SetupOptions): Promise<number> {
  const way = options.connect ?? (await askWay(shell));
  const envPath = join(options.folder, '.env');
  const profilePath = join(options.folder, 'src', `hsprofile.${options.profile}.json`);
  if (options.force !== true) refuseExisting(way === 'app' ? [envPath, profilePath] : [envPath]);
  const answers = await collectAnswers(shell, way, options);
  const env = await prepareEnv(envPath, settingsOf(way, answers));
  const app = way === 'app' ? await prepareApp(profilePath, options, answers) : null;
  if (app !== null) {
    await writeTextFile(app.path, JSON.stringify(app.profile, null, 2));
    shell.out(`Wrote ${app.path}: the app’s addresses, nothing secret.`);
  }
  await writeSecretFile(envPath, env.text);
  shell.out(`Wrote ${envPath}: ${env.told}`);
  const steps = app === null ? stepsForKey(env.isSet) : stepsForApp(app, env.isSet);
  shell.out(['', 'What is left:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'));
  return EXIT.clean;
}

function refuseExisting(paths: readonly string[]): void {
  const existing = paths.filter((path) => existsSync(path));
  if (existing.length === 0) return;
  const message = `There is ${existing.join(' and ')} already; nothing was written.`;
  const hint =
    'Add --force to replace it. What it says besides the answers, keys among it, is kept even then.';
  throw new Fault('file_exists', message, hint);
}

function settingsOf(way: Way, { publicUrl, dataDir, editors }: Answers): Record<string, string> {
  const settings = { GROUNDWORK_PUBLIC_URL: publicUrl, GROUNDWORK_DATA_DIR: dataDir };
  return way === 'key' ? { ...settings, GROUNDWORK_EDITORS: editors } : settings;
}

async function prepareApp(path: string, options: SetupOptions, answers: Answers): Promise<PreparedApp> {
  const former = existsSync(path) ? variablesIn(path, await readYamlFile(path)) : {};
  return { path, name: options.profile, profile: profileOf(answers, options, former) };
}

interface PreparedEnv {
  text: string;
  told: string;
  isSet(variable: string): boolean;
}

/** An encryption key that is there stays: without it the tokens of connected accounts could not be opened. */
async function prepareEnv(path: string, answered: Record<string, string>): Promise<PreparedEnv> {
  const example = await readTextFile(EXAMPLE);
  const former = existsSync(path) ? settingsIn(await readTextFile(path)) : {};
  const fresh = { GROUNDWORK_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
  const settings: Record<string, string> = { ...fresh, ...former, ...answered };
  const usual = settingsIn(example);
  const kept = Object.keys(former).filter((name) => !(name in answered) && former[name] !== usual[name]);
  const key = 'GROUNDWORK_ENCRYPTION_KEY' in former ? '' : ' with a fresh encryption key,';
  return {
    text: fillIn(example, settings),
    told: `the settings,${key} for your eyes only.${kept.length > 0 ? ` Kept: ${kept.join(', ')}.` : ''}`,
    isSet: (variable) => (settings[variable] ?? '') !== '',
  };
}
