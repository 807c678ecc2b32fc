/** What a line of the log can be about. */
export const LOG_AREAS = ['http', 'hubspot', 'jobs', 'store'] as const;
export type LogArea = (typeof LOG_AREAS)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** From which level on lines are written: of everything, and of areas that differ from that. */
export interface LogSettings extends Partial<Record<LogArea, LogLevel>> {
  all: LogLevel;
}

export type ReadLogSettings = { ok: true; value: LogSettings } | { ok: false; message: string };

/** Reads `info`, or `warn,hubspot=debug`: a level for everything (info unless given), then areas with their own. */
export function readLogSettings(text: string): ReadLogSettings {
  const settings: LogSettings = { all: 'info' };
  for (const part of text.split(',').map((one) => one.trim())) {
    const [name, value] = part.includes('=') ? part.split('=', 2) : ['all', part];
    const area = (['all', ...LOG_AREAS] as const).find((one) => one === name?.trim());
    const level = LOG_LEVELS.find((one) => one === value?.trim());
    if (area === undefined) return { ok: false, message: `has no area “${name}”: ${LOG_AREAS.join(', ')}` };
    if (level === undefined)
      return { ok: false, message: `: “${value}” is none of ${LOG_LEVELS.join(', ')}` };
    settings[area] = level;
  }
  return { ok: true, value: settings };
}
