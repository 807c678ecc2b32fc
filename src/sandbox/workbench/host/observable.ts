import { useSyncExternalStore } from 'react';

export interface Observable<Value> {
  get(): Value;
  set(value: Value): void;
  /** The value, in a component that renders again when it changes. */
  use(): Value;
}

/** A value that components follow although it changes outside React. */
export function observable<Value>(first: Value): Observable<Value> {
  let value = first;
  const followers = new Set<() => void>();
  const get = () => value;
  function follow(follower: () => void): () => void {
    followers.add(follower);
    return () => void followers.delete(follower);
  }
  return {
    get,
    set(next) {
      value = next;
      followers.forEach((follower) => follower());
    },
    use: () => useSyncExternalStore(follow, get),
  };
}
