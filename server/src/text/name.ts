/** Returns whether two names of resources, activities, parameters or variables are one: casing does not count. */
export function isSameName(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}
