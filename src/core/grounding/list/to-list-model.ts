import type { ListModel } from './list-model.ts';
import { filterHashOf, filterProperties, waysInOf } from '../workflow/filter/filter.ts';
import { isRecord, isTooDeep } from '../workflow/json.ts';
import { withoutSecrets } from '../workflow/without-secrets.ts';

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
  /** Epoch milliseconds. */
  filtersUpdatedAt: number | null;
  filterBranch: unknown;
  membersRevision?: string;
  memberIds?: readonly string[];
}

/** A list as the audit reads it. Without a filter, and with one nested too deep to read, its ways in are not known. */
export function toListModel(raw: RawList): ListModel {
  const {
    listId,
    name,
    objectTypeId,
    processingType,
    size,
    listVersion,
    createdAt,
    filtersUpdatedAt,
    filterBranch,
  } = raw;
  const isReadable = isRecord(filterBranch) && !isTooDeep(filterBranch);
  const filter = isReadable ? withoutSecrets(filterBranch) : null;
  return {
    id: listId,
    name,
    objectTypeId,
    processingType,
    size,
    listVersion,
    createdAt,
    filtersUpdatedAt,
    waysIn: isReadable ? waysInOf(filter, '$.filterBranch') : null,
    filterProperties: isReadable ? filterProperties(filter) : [],
    filterHash: isReadable ? filterHashOf(filter) : null,
    ...(raw.membersRevision === undefined ? {} : { membersRevision: raw.membersRevision }),
    ...(raw.memberIds === undefined ? {} : { memberIds: raw.memberIds }),
  };
}
