/** The worker's own role; it puts on no audience. */
export const AS_WORKER = { audience: null, session: null } as const;
