import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { localAddress } from '../navigation.ts';
import { overlays, reactions } from '../overlays.tsx';

/**
 * Props as they come over the wire: whatever the extension gave, by HubSpot's names. Each component here reads the
 * ones it shows.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire has no types
export type Props = Record<string, any> & { children?: ReactNode };
export type Wired = ComponentType<Props>;

export const classes = (...names: unknown[]) => names.filter(Boolean).join(' ');

/** An event as HubSpot's handlers get it. */
export function eventOf(type: string, targetValue?: unknown) {
  const base = { type, bubbles: true, timeStamp: Date.now(), id: crypto.randomUUID() };
  return targetValue === undefined ? base : { ...base, targetValue };
}

const SIZES: Record<string, string> = {
  'extra-small': 'xs',
  small: 'sm',
  medium: 'md',
  large: 'lg',
  'extra-large': 'xl',
};

export function sizeOf(size: string | undefined, standard = 'md'): string {
  return SIZES[size ?? ''] ?? size ?? standard;
}

export function hrefOf(href: string | { url: string; external?: boolean } | undefined) {
  if (href === undefined) return {};
  return { href: localAddress(typeof href === 'string' ? href : href.url) };
}

/** Opens the control's overlay on click and calls its handler. */
export function useClick({ overlay, onClick }: Props): () => void {
  const key = useId();
  useEffect(() => {
    if (overlay) overlays.update(key, overlay);
  }, [key, overlay]);
  return () => {
    if (overlay) overlays.show(key, overlay);
    void onClick?.(eventOf('click'), reactions);
  };
}

/**
 * The value of a controlled input across the worker's border: what is typed comes back some milliseconds later, so the
 * input follows its own state, and echoes of earlier keystrokes are dropped.
 */
export function useRemoteValue<Value>(
  remote: Value | undefined,
  fallback: Value,
): [Value, (value: Value) => void] {
  const [local, setLocal] = useState<Value>(remote ?? fallback);
  const sent = useRef<string[]>([]);
  const now = JSON.stringify(remote);
  const last = useRef(now);
  useEffect(() => {
    if (now === last.current) return;
    last.current = now;
    const index = sent.current.indexOf(now);
    sent.current = index < 0 ? [] : sent.current.slice(index + 1);
    if (sent.current.length === 0) setLocal(remote ?? fallback);
  }, [now, remote, fallback]);
  function change(value: Value): void {
    sent.current.push(JSON.stringify(value));
    setLocal(value);
  }
  return [local, change];
}
