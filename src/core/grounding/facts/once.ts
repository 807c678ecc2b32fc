/**
 * A function that is worked out once for each object it is asked about. Only for objects that nobody changes, such as
 * the input of an audit, and for results that nobody changes either.
 */
export function once<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: work(key) };
    known.set(key, found);
    return found.value;
  };
}
