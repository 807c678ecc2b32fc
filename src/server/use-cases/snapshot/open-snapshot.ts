import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readHypothesesFile } from '../../../core/hypotheses/hypotheses-file.ts';
import { Reading } from '../../../core/outcomes/verdict/reading.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { AccountDoors, KnownOfAccount } from '../audit/gather-account.ts';
import { DamagedFile, readSaved } from './saved-file.ts';
import { snapshotDoors } from './snapshot-doors.ts';
import { About, definitionFile, FILES, SNAPSHOT_SCHEMA } from './snapshot-format.ts';

/** A saved account, ready to be audited. */
export interface SavedAccount {
  doors: AccountDoors;
  known: KnownOfAccount & { uiDomain: string };
  /** ISO instant of the saving. */
  takenAt: string;
  /** Path of the file of a workflow's definition. */
  fileOf(workflowId: string): string;
}

/**
 * Opens a folder that `takeSnapshot` wrote; `now` is epoch milliseconds. Throws DamagedFile when what it says about
 * itself, the hypotheses or the readings are damaged. Any other damaged file is named by the audit, which goes on.
 */
export async function openSnapshot(
  folder: string,
  { now }: { now: number },
): Promise<Result<SavedAccount, 'not_a_snapshot' | 'snapshot_version'>> {
  const about = await readAbout(folder);
  if (!about.ok) return about;
  const { takenAt, contacts, schema: _schema, rules: settings = {}, ...portal } = about.value;
  return accept({
    doors: {
      ...snapshotDoors(folder),
      ...(contacts === null ? {} : { contacts: () => Promise.resolve(contacts) }),
    },
    known: {
      ...{ ...portal, settings },
      ...(await savedHypotheses(folder, now)),
      readings: await savedReadings(folder),
    },
    takenAt,
    fileOf: (id) => join(folder, definitionFile(id)),
  });
}

const Schema = z.looseObject({ schema: z.string() });

async function readAbout(folder: string): Promise<Result<About, 'not_a_snapshot' | 'snapshot_version'>> {
  if (!existsSync(join(folder, FILES.about))) {
    const message = `${folder} is no snapshot: it has no ${FILES.about}.`;
    return refuse('not_a_snapshot', message, 'Save one with: snapshot <folder>');
  }
  const { schema } = await readSaved(folder, FILES.about, Schema);
  if (schema === SNAPSHOT_SCHEMA) return accept(await readSaved(folder, FILES.about, About));
  const message = `${join(folder, FILES.about)} is “${schema}”; this version of Groundwork reads “${SNAPSHOT_SCHEMA}”.`;
  return refuse('snapshot_version', message, 'Take the snapshot again with this version: snapshot <folder>');
}

async function savedHypotheses(folder: string, now: number) {
  const document = await readSaved(folder, FILES.hypotheses, z.unknown());
  const read = readHypothesesFile(document, { now, by: 'cli', trust: 'as_written' });
  if (!read.ok) throw new DamagedFile(FILES.hypotheses, read.message);
  return read.value;
}

async function savedReadings(folder: string): Promise<Reading[]> {
  const saved = await readSaved(folder, FILES.readings, z.array(z.unknown()));
  return saved.map((one, index) => {
    const reading = Reading.safeParse(one);
    if (reading.success) return reading.data;
    throw new DamagedFile(FILES.readings, `entry ${index + 1} is no reading`);
  });
}
