import { Fault } from '../../core/fault.ts';
import { auditCsv, findingsCsv } from '../report/audit-csv.ts';
import { auditJson } from '../report/audit-json.ts';
import { auditSarif } from '../report/audit-sarif.ts';
import { auditTable } from '../report/audit-table.ts';
import { auditHtml } from '../report/html/audit-html.ts';
import { logoUri } from '../report/html/logo.ts';
import { packageVersion } from '../version.ts';
import type { Audited } from './audit-source.ts';
import { readBytes } from './files.ts';
import type { Shell } from './shell.ts';

/** How a report is to look. */
export interface Look {
  format: 'table' | 'json' | 'csv' | 'findings-csv' | 'sarif' | 'html';
  title: string | null;
  /** A `data:` URI. */
  logo: string | null;
  /** Written to a file: without marks for a terminal. */
  isFile: boolean;
}

const TITLE = 'Why each workflow exists';

export function renderAudit(shell: Shell, { report, uiDomain, history, files }: Audited, look: Look): string {
  const version = packageVersion();
  switch (look.format) {
    case 'json':
      return auditJson(report);
    case 'csv':
      return auditCsv(report);
    case 'findings-csv':
      return findingsCsv(report);
    case 'sarif':
      return auditSarif(report, { version, files, folder: process.cwd() });
    case 'html':
      return auditHtml(report, { title: look.title ?? TITLE, logo: look.logo, uiDomain, version, history });
    case 'table':
      return auditTable(report, { colour: shell.colour && !look.isFile, width: shell.width, uiDomain });
  }
}

/** The picture as a `data:` URI. Throws `logo_…` with the mend, or `file_unreadable`. */
export async function logoIn(path: string, format: Look['format']): Promise<string> {
  if (format !== 'html') {
    throw new Fault(
      'logo_without_html',
      '--logo goes with --format html.',
      'Leave it out, or add --format html.',
    );
  }
  const read = logoUri(await readBytes(path));
  if (read.ok) return read.uri;
  const hint = 'Give a PNG, a JPEG or a self-contained SVG of at most 200 kB.';
  throw new Fault(`logo_${read.reason}`, `${path} cannot be the logo. ${read.message}`, hint);
}
