import pino, { type Logger } from 'pino';
import type { GatewayEvent } from './hubspot/gateway.ts';
import { LOG_AREAS, type LogArea, type LogSettings } from './log-settings.ts';

/** The log of an area. */
export type Logs = (area: LogArea) => Logger;

/**
 * Structured logs, a line of JSON each, to where `write` puts them. Tokens and secrets never reach them because nothing
 * logs a header, a body or a query.
 */
export function openLogs(settings: LogSettings, write: (line: string) => unknown): Logs {
  const root = pino({ level: 'trace', base: null }, { write: (line) => void write(line) });
  const logs = LOG_AREAS.map((area) => root.child({ area }, { level: settings[area] ?? settings.all }));
  return (area) => logs[LOG_AREAS.indexOf(area)] ?? root;
}

/** What goes on between us and HubSpot, for those who look for the reason of something. */
export function gatewayLog(log: Logger): (event: GatewayEvent) => void {
  return (event) => log.debug(event);
}
