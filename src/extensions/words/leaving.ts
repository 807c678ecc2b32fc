export const ACCESS = {
  disconnected: 'Groundwork is no longer connected to this account. Nothing is read or written any more.',
  stays: 'What was written down stays.',
  erasedOn: (day: string) => `Its data is erased on ${day}, unless the account is connected again before.`,
  missing: (scope: string, use: string, without: string) => `Not granted: ${scope} (${use}). ${without}`,
  grant: 'Grant what is missing',
  connect: 'Connect again',
};

export const LEAVING = {
  title: 'Leaving',
  exportFirst:
    'Copy your data first. Results on records stay there unless you remove them first, under “What is written to records”.',
  confirm: (portalId: string) => `Type the account’s id, ${portalId}, to confirm`,
  leaveResults: 'Results that are on records may stay there for good',
  erase: 'Delete all data',
  erased: 'Everything was deleted. The account is still connected.',
  eraseNow: 'Delete all data at once, not after 30 days',
  disconnect: 'Disconnect',
  disconnected: (day: string) =>
    `Disconnected. Data is erased on ${day}; connecting again before brings it back.`,
  gone: 'Disconnected, and everything was deleted.',
  byKey: 'This account is connected by a key of its own. To disconnect, delete the key in HubSpot.',
};
