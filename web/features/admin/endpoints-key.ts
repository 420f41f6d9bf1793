/** Under which the addresses of other systems are kept, and what was sent to each. */
export const endpointsKey = ['webhooks'] as const
