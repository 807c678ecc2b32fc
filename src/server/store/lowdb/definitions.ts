import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import type { DefinitionStore, KeptDefinition } from '../port/definitions.ts';
import { fileSignature, replaceFile } from './durable-files.ts';
import { unavailable } from './file-faults.ts';
import type { Folder } from './folder.ts';
import { checked } from '../item-kind.ts';
import { DEFINITION, LONGEST_DEFINITION } from '../stored-kinds.ts';
import { readKept } from '../unknown-fields.ts';
import { definitionsPath } from './safe-path.ts';

const HEADER = '{"format":1}\n';
const Header = z.object({ format: z.literal(1) });

/**
 * Definitions in a file of lines that is written whole and read line by line, so that an account of thousands of
 * workflows is never held in memory between audits.
 */
export function definitionStore(folder: Folder): DefinitionStore {
  async function write(portalId: string, linesOf: () => string[] | Promise<string[]>): Promise<void> {
    folder.gate.checkWritable();
    const path = definitionsPath(folder.directory, portalId);
    await folder.alone(path, async () => {
      folder.gate.checkLock();
      await replaceFile(path, [HEADER, ...(await linesOf())]);
    });
  }

  return {
    open: (portalId) => readLines(folder, portalId),
    async replace(portalId, definitions) {
      const kept = definitions.map(lineOf).filter(({ length }) => length <= LONGEST_DEFINITION);
      await write(portalId, () => kept);
    },
    async eraseMembers(portalId) {
      await write(portalId, async () => {
        const others: string[] = [];
        for await (const one of readLines(folder, portalId, true))
          if (one.kind !== 'members') others.push(lineOf(one));
        return others;
      });
    },
  };
}

function lineOf(definition: KeptDefinition): string {
  return `${JSON.stringify(checked(DEFINITION, definition))}\n`;
}

/** What is under way when the store closes may go on reading: closing waits for it. */
async function* readLines(
  { directory, gate, log }: Folder,
  portalId: string,
  isUnderWay = false,
): AsyncGenerator<KeptDefinition> {
  if (!isUnderWay) gate.checkOpen();
  const path = definitionsPath(directory, portalId);
  if ((await fileSignature(path)) === null) return;
  let isFirst = true;
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (!isUnderWay) gate.checkOpen();
      const value = parsed(line);
      if (isFirst && !Header.safeParse(value).success) return log(leftOut(path));
      const item = isFirst ? null : readKept(DEFINITION.schema, value);
      isFirst = false;
      if (item === null) continue;
      if (!item.success) return log(leftOut(path));
      yield item.data.item;
    }
  } catch (cause) {
    throw unavailable('read', path, cause);
  }
}

function leftOut(path: string): string {
  return `${path} is damaged or of another version; what it kept is read from HubSpot again.`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
