// Purpose: work that depends on a figure's data alone is done once a figure.
// Must never keep a figure alive, and never cache what depends on the moment.

/** Remembers what `make` gave for each object, for as long as that object lives. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const hit = known.get(key);
    if (hit) return hit.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}
