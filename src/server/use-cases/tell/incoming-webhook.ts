/** Posts JSON; answers the status, or null where nothing answered in time. Redirects are not followed. */
export type Post = (url: string, body: unknown) => Promise<number | null>;

/** Hosts of Microsoft Teams, whose workflows take cards and no plain text. */
const TEAMS = /\.(webhook\.office\.com|logic\.azure\.com|api\.powerplatform\.com)$/;

/** A message as the receiver of this address takes it: a card for Teams, `text` for Slack and most others. */
export function payloadFor(url: string, lines: readonly string[]): unknown {
  if (!TEAMS.test(new URL(url).hostname)) return { text: lines.join('\n') };
  const body = lines.map((text) => ({ type: 'TextBlock', text, wrap: true }));
  const content = { type: 'AdaptiveCard', version: '1.4', body };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  return { type: 'message', attachments: [attachment] };
}
