/** Freezes a value and everything in it, so that whoever changes it throws. Maps are frozen by their values. */
export function deepFreeze<Value>(value: Value): Value {
  if (value instanceof Map) value.forEach((inner) => deepFreeze(inner));
  else if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach((inner) => deepFreeze(inner));
  }
  return value;
}
