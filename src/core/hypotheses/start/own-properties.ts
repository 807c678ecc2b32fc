/** Properties Groundwork writes itself: a hypothesis that reads them would feed on its own results. */
export function isOwnProperty(property: string): boolean {
  return property.startsWith('groundwork_');
}
