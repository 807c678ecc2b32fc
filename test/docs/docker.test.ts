import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { runCommand } from '../server/commands/run-command.ts';

const DOCKERFILE = readFileSync('Dockerfile', 'utf8');
const instructions = (name: string) =>
  [...DOCKERFILE.matchAll(new RegExp(`^${name} (.+)$`, 'gm'))].map(([, rest]) => rest ?? '');
const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({ command: z.array(z.string()).optional(), build: z.string().optional() }),
  ),
});

test('what the image copies is there, and is let through to the build', () => {
  const copied = instructions('COPY')
    .filter((rest) => !rest.startsWith('--from'))
    .flatMap((rest) => rest.split(' ').slice(0, -1));
  const allowed = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  expect(copied.filter((path) => !existsSync(path))).toEqual([]);
  expect(
    copied.filter((path) => !allowed.some((open) => path === open || path.startsWith(`${open}/`))),
  ).toEqual([]);
});

test('every workspace has its package file in the image before its packages are installed', () => {
  const { workspaces } = z
    .object({ workspaces: z.array(z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const copied = instructions('COPY').join('\n');
  expect(workspaces.filter((folder) => !copied.includes(`${folder}/package.json`))).toEqual([]);
});

test('the image starts the command that is there, as nobody special', () => {
  const [entry = ''] = instructions('ENTRYPOINT');
  const [, script = ''] = z.array(z.string()).parse(JSON.parse(entry));
  expect(existsSync(script)).toBe(true);
  expect(instructions('USER').at(-1)).toBe('node');
});

test('what image and compose file start are commands of groundwork, with options they take', async () => {
  const { services } = Compose.parse(parse(readFileSync('docker-compose.yml', 'utf8')));
  const [image = ''] = instructions('CMD');
  const started = [
    z.array(z.string()).parse(JSON.parse(image)),
    ...Object.values(services).flatMap(({ command }) => (command === undefined ? [] : [command])),
  ];
  expect(started).toHaveLength(3);
  for (const command of started) {
    const help = await runCommand([...command, '--help']);
    expect(help.code, command.join(' ')).toBe(0);
    for (const option of command.slice(1)) expect(help.out).toContain(option);
  }
});
