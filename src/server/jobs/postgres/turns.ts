import { sql, type Kysely } from 'kysely';
import * as z from 'zod';
import { JobKind } from '../../../core/contract/job.ts';
import { DONE_ALONE, JobOrder } from '../job-order.ts';
import type { Tables } from '../../store/postgres/tables.ts';
import { QUEUE } from './boss.ts';

/** A job that was begun, and how many of its tries a fault has ended. */
const Begun = z.object({ id: z.string(), data: JobOrder, created_on: z.date(), faults: z.int() });
export type Begun = z.infer<typeof Begun>;

/**
 * Begins the job whose turn it is, by the rule of `nextToBegin` over all processes; null where none may. pg-boss itself
 * knows no order between portals and no bound for one of them.
 */
export function beginNext(db: Kysely<Tables>, perPortal: number): Promise<Begun | null> {
  return db.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('groundwork begin', 0))`.execute(transaction);
    const { rows } = await sql`
      WITH busy AS (
        SELECT data->>'portalId' AS portal_id, count(*) AS jobs, bool_or(data->>'kind' = ${DONE_ALONE}) AS is_alone
        FROM pgboss.job
        WHERE name = ${QUEUE} AND state = 'active' GROUP BY 1
      ), next AS (
        SELECT job.id FROM pgboss.job LEFT JOIN busy ON busy.portal_id = job.data->>'portalId'
        WHERE name = ${QUEUE} AND state < 'active' AND start_after <= now()
        AND data->>'kind' = any(${JobKind.options}::text[])
        AND coalesce(busy.jobs, 0) < CASE WHEN data->>'kind' = ${DONE_ALONE} THEN 1 ELSE ${perPortal}::int END
        AND busy.is_alone IS NOT TRUE
        ORDER BY priority DESC, coalesce(busy.jobs, 0), created_on, job.id LIMIT 1
      )
      UPDATE pgboss.job SET state = 'active', started_on = now(),
        retry_count = CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END
      WHERE name = ${QUEUE} AND id = (SELECT id FROM next)
      RETURNING id, data, created_on, coalesce((output->>'faults')::int, 0) AS faults`.execute(transaction);
    return rows[0] === undefined ? null : Begun.parse(rows[0]);
  });
}

/**
 * Lets any process begin the job again after so many milliseconds; `faults` where a fault has ended this try. False
 * where it was begun too often.
 */
export async function putBack(
  db: Kysely<Tables>,
  id: string,
  { afterMs = 0, faults }: { afterMs?: number; faults?: number } = {},
): Promise<boolean> {
  const output = faults === undefined ? sql`output` : sql`${JSON.stringify({ faults })}::jsonb`;
  const { numAffectedRows } = await sql`
    UPDATE pgboss.job SET state = 'retry', start_after = now() + ${afterMs} * interval '1 millisecond',
      output = ${output}
    WHERE name = ${QUEUE} AND id = ${id}::uuid AND state = 'active' AND retry_count < retry_limit`.execute(
    db,
  );
  return numAffectedRows === 1n;
}
