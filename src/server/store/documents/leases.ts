import type { ItemKind } from '../item-kind.ts';
import type { LeaseStore } from '../port/leases.ts';
import { LeaseSchema, type Lease } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

const LEASE: ItemKind<Lease> = { name: 'lease', schema: LeaseSchema, keyOf: ({ name }) => name };

export function leaseStore(open: OpenDocuments): LeaseStore {
  const leases = open('leases', LEASE);
  return {
    take: (portalId, name, { holder, now, until }) =>
      leases.change<boolean>(portalId, name, (stored) =>
        stored !== null && stored.holder !== holder && stored.until > now
          ? { answer: false }
          : { answer: true, next: { name, holder, until } },
      ),
    letGo: (portalId, name, holder) =>
      leases.change(portalId, name, (stored) => ({
        answer: undefined,
        ...(stored?.holder === holder ? { next: null } : {}),
      })),
  };
}
