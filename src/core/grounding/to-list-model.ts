import type { ListModel } from './list-model.ts';
import { filterHashOf, filterProperties, waysInOf } from './workflow/filter/filter.ts';
import { isRecord } from './workflow/json.ts';

/** A list as HubSpot's Lists API gives it; `filterBranch` is raw, and absent when it was not read. */
export interface RawList {
  listId: string;
  name: string;
  objectTypeId: string;
  processingType: ListModel['processingType'];
  size: number | null;
  listVersion: number | null;
  /** Epoch milliseconds. */
  createdAt: number | null;
  filterBranch: unknown;
}

/** A list as the audit reads it. Without a filter, and with one that cannot be read, nothing is said about its ways in. */
export function toListModel(raw: RawList): ListModel {
  const hash = isRecord(raw.filterBranch) ? filterHashOf(raw.filterBranch) : null;
  const { listId, filterBranch, ...rest } = raw;
  return {
    id: listId,
    name: rest.name,
    objectTypeId: rest.objectTypeId,
    processingType: rest.processingType,
    size: rest.size,
    listVersion: rest.listVersion,
    createdAt: rest.createdAt,
    waysIn: isRecord(filterBranch) ? waysInOf(filterBranch, '$.filterBranch') : null,
    filterProperties: filterProperties(filterBranch),
    filterHash: hash,
  };
}
